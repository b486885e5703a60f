package dev.pandan.spec.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A rate that the rows on which something is done shall have: what a threshold is chosen by.
 *
 * @param share more than 0, less than 1
 */
public record RateTarget(Rate rate, double share) {

    /** What the share is of. */
    public enum Rate {
        /** At most this share of all rows. */
        ALARMS,
        /** At least this share of the alarms is right. */
        PRECISION,
        /** At least this share of the positives is found. */
        RECALL;

        /** As the project file says it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> texts() {
            return Arrays.stream(values()).map(Rate::text).toList();
        }
    }
}
