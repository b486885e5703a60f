package dev.pandan.training;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.history.ExampleSummary;
import dev.pandan.training.history.FeatureExample;
import java.io.Serializable;

/**
 * Mature rows split by time: training rows, a gap as long as the label's horizon (whose labels may lie among the validation rows), validation rows: the last fifth.
 *
 * @param fromMicros time of the first row
 * @param gapFromMicros training rows lie before
 * @param validationFromMicros validation rows lie here or later
 * @param untilMicros time of the last row
 * @param isLabelled whether only rows with a label count
 */
public record TimeSplit(
        long fromMicros, long gapFromMicros, long validationFromMicros, long untilMicros, boolean isLabelled)
        implements Serializable {
    private static final int PARTS = 5;

    /** @param isLabelled whether only rows with a label count */
    static TimeSplit of(ExampleSummary summary, long horizonMicros, boolean isLabelled) {
        int rows = summary.mature();
        if (rows < PARTS) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "there are " + rows + " events whose label's time has passed (expected: at least " + PARTS
                            + "); load more events, or more of the label's stream");
        }
        long validation = summary.matureTime(rows - rows / PARTS);
        return new TimeSplit(
                summary.matureTime(0),
                validation - horizonMicros,
                validation,
                summary.matureTime(rows - 1),
                isLabelled);
    }

    /** Whether it can be learnt from or measured on. */
    boolean counts(FeatureExample row) {
        return row.mature() && (!isLabelled || row.label() != null);
    }

    boolean trains(FeatureExample row) {
        return counts(row) && row.timeMicros() < gapFromMicros;
    }

    boolean validates(FeatureExample row) {
        return counts(row) && row.timeMicros() >= validationFromMicros;
    }
}
