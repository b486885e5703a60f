package dev.pandan.training;

import dev.pandan.spec.row.Hash64;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;

/** Rows of the training set that its typical values are taken from: all of them, or of many those whose ids have the smallest hashes, the same whenever they are asked for. */
final class OrdinaryRows {
    /** Enough for a median within half a percent of the rows. */
    private static final int MOST = 10_000;

    private OrdinaryRows() {}

    static List<@Nullable Object[]> of(JavaRDD<FeatureExample> training) {
        // Hashes are spread evenly, so that a bound leaves about as many rows as are wanted.
        double share = Math.min(1, 2.0 * MOST / Math.max(1, training.count()));
        List<@Nullable Object[]> rows = new ArrayList<>();
        training.filter(row -> share >= 1 || (Hash64.ofId(row.id()) >>> 11) * 0x1p-53 < share).collect().stream()
                .sorted(Comparator.comparingLong((FeatureExample row) -> Hash64.ofId(row.id()) >>> 1)
                        .thenComparing(FeatureExample::id))
                .limit(MOST)
                .forEach(row -> rows.add(row.values()));
        return rows;
    }
}
