package dev.pandan.training.fit;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Training rows cut by time for a search with a rolling origin: into {@code folds + 4} parts of equally many rows, of which each of the last {@code folds} is measured
 * on, after learning from all rows before it that lie more than the label's horizon earlier. Rows of one time are in one part.
 */
final class Folds {
    /** Parts that even the first fold learns from. */
    private static final int LEARNT = 4;

    private Folds() {}

    /**
     * Learn from earlier rows, measure on later ones.
     *
     * @param learnUntilMicros exclusive
     * @param fromMicros first time measured on, inclusive
     * @param untilMicros exclusive
     */
    record Fold(long learnUntilMicros, long fromMicros, long untilMicros) {
        JavaRDD<FeatureExample> learnt(JavaRDD<FeatureExample> rows) {
            long until = learnUntilMicros;
            return rows.filter(row -> row.timeMicros() < until);
        }

        JavaRDD<FeatureExample> measured(JavaRDD<FeatureExample> rows) {
            long from = fromMicros;
            long until = untilMicros;
            return rows.filter(row -> row.timeMicros() >= from && row.timeMicros() < until);
        }
    }

    /**
     * In the order of time; {@code TRAINING_FAILED} if one of them has nothing to learn from or to measure on.
     *
     * @param times of all training rows, sorted, at least one
     * @param folds at least 1
     */
    static List<Fold> of(long[] times, long horizonMicros, int folds) {
        List<Fold> all = new ArrayList<>();
        for (int i = 0; i < folds; i++) {
            long from = times[start(times.length, folds - i, folds)];
            long until = i + 1 < folds ? times[start(times.length, folds - i - 1, folds)] : Long.MAX_VALUE;
            Fold fold = new Fold(from - horizonMicros, from, until);
            if (times[0] >= fold.learnUntilMicros || from >= until) {
                throw refusal(times.length, folds, i + 1, from >= until ? "measure on" : "learn from");
            }
            all.add(fold);
        }
        return all;
    }

    /** Place of the first row of the last so many parts. */
    private static int start(int rows, int parts, int folds) {
        return rows - Math.max(1, (int) ((long) rows * parts / (folds + LEARNT)));
    }

    private static PandanException refusal(int rows, int folds, int fold, String what) {
        return PandanException.of(
                ErrorCode.TRAINING_FAILED,
                "model: search: of " + rows + " training rows fold " + fold + " of " + folds + " has none to " + what
                        + (what.equals("learn from")
                                ? ": between both parts of a fold lies the label's horizon"
                                : ": too many rows have the same time")
                        + "; load more events, or take fewer 'folds'");
    }
}
