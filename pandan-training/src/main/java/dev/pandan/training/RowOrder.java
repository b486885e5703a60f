package dev.pandan.training;

import dev.pandan.training.history.FeatureExample;
import java.util.Comparator;
import java.util.List;

/** Rows in the one order in which they are measured, in however many tasks they were made: by time, those of one time by id. */
final class RowOrder {
    private static final Comparator<FeatureExample> ORDER =
            Comparator.comparingLong(FeatureExample::timeMicros).thenComparing(FeatureExample::id);

    private RowOrder() {}

    static List<FeatureExample> sorted(List<FeatureExample> rows) {
        return rows.stream().sorted(ORDER).toList();
    }
}
