package dev.pandan.training.fit;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.history.FeatureExample;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Training rows in two: the earlier ones to learn from, and the last fifth by time to calibrate on, with the label's horizon between. To be closed.
 *
 * @param lesson of the earlier rows
 * @param gap how many rows lie between
 */
record HeldOut(Lesson lesson, List<FeatureExample> later, long gap, long fromMicros) implements AutoCloseable {

    /** Fails with {@code TRAINING_FAILED} unless there are positives and negatives in both parts. */
    static HeldOut of(String decision, Lesson whole) {
        long from = LatestPart.from(whole.training());
        long until = from - whole.horizonMicros();
        JavaRDD<FeatureExample> earlier =
                whole.training().filter(row -> row.timeMicros() < until).cache();
        List<FeatureExample> later =
                whole.training().filter(row -> row.timeMicros() >= from).collect();
        Statistics statistics = whole.statistics().anew(earlier, whole.features());
        HeldOut held = new HeldOut(
                new Lesson(whole.features(), statistics, earlier, whole.validation(), whole.horizonMicros()),
                later,
                whole.statistics().rows() - statistics.rows() - later.size(),
                from);
        try {
            bothClasses(decision, "learnt from", statistics.positives(), statistics.rows());
            bothClasses(decision, "calibrated on", held.positives(), later.size());
        } catch (PandanException e) {
            held.close();
            throw e;
        }
        return held;
    }

    long positives() {
        return later.stream().filter(row -> Boolean.TRUE.equals(row.label())).count();
    }

    private static void bothClasses(String decision, String how, long positives, long rows) {
        if (positives == 0 || positives == rows) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "decisions: " + decision + ": model: calibrate: the rows that would be " + how + " hold "
                            + positives
                            + " positives of " + rows
                            + " (expected: positives and negatives); load more events, or leave calibrate out");
        }
    }

    @Override
    public void close() {
        lesson.training().unpersist();
    }
}
