package dev.pandan.training.fit;

import dev.pandan.training.history.FeatureExample;
import org.apache.spark.api.java.JavaRDD;

/** Times of rows. */
final class Times {
    private Times() {}

    /** In microseconds, the earliest first. */
    static long[] sorted(JavaRDD<FeatureExample> rows) {
        return rows.map(FeatureExample::timeMicros).collect().stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
    }
}
