package dev.pandan.training.fit;

import dev.pandan.training.history.FeatureExample;
import org.apache.spark.api.java.JavaRDD;

/** The last fifth of some rows by time: to choose or to calibrate on. */
final class LatestPart {
    private static final int PARTS = 5;

    private LatestPart() {}

    /** The time that it starts at, of rows of which there is one at least. */
    static long from(JavaRDD<FeatureExample> rows) {
        long[] times = Times.sorted(rows);
        return times[times.length - Math.max(1, times.length / PARTS)];
    }
}
