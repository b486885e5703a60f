package dev.pandan.training.fit;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.history.FeatureExample;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.regression.GBTRegressionModel;

/**
 * The latest training rows, which boosting does not learn from but looks at to know when to end; rows between them and the others, within the label's horizon, are
 * left out. Not a record: Spark's serializer cannot make records.
 */
final class LatestRows implements Serializable {
    /** True for them. */
    static final String COLUMN = "latest";

    private static final long serialVersionUID = 1L;
    private static final LatestRows NONE = new LatestRows(Long.MAX_VALUE, Long.MAX_VALUE);

    private final long learnUntilMicros;
    private final long fromMicros;

    private LatestRows(long learnUntilMicros, long fromMicros) {
        this.learnUntilMicros = learnUntilMicros;
        this.fromMicros = fromMicros;
    }

    /** None of them unless the recipe stops early; {@code TRAINING_FAILED} if no row is left to learn from. */
    static LatestRows of(JavaRDD<FeatureExample> training, Recipe recipe) {
        double share = recipe.spec().spark().earlyStopping().orElse(0);
        return share == 0 ? NONE : of(Times.sorted(training), share, recipe.horizonMicros());
    }

    /**
     * @param times of the rows, sorted, at least one
     * @param share above 0, below 1
     */
    static LatestRows of(long[] times, double share, long horizonMicros) {
        long from = times[times.length - Math.max(1, (int) Math.round(times.length * share))];
        LatestRows latest = new LatestRows(from - horizonMicros, from);
        if (times[0] >= latest.learnUntilMicros) {
            long kept = Arrays.stream(times).filter(time -> time >= from).count();
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "model: early_stopping: of " + times.length + " training rows " + kept
                            + " are kept for stopping, and all others lie within the label's horizon before them; load"
                            + " more events, or leave early_stopping out");
        }
        return latest;
    }

    /** Whether a row is learnt from or is one of them. */
    boolean counts(FeatureExample row) {
        return row.timeMicros() < learnUntilMicros || contains(row);
    }

    boolean contains(FeatureExample row) {
        return row.timeMicros() >= fromMicros;
    }

    /** How many trees were kept, for the provenance. */
    static String told(ModelSpec spec, FittedModel fitted) {
        int trees = fitted.stages().stream()
                .mapToInt(stage -> stage instanceof GBTClassificationModel classes
                        ? classes.getNumTrees()
                        : stage instanceof GBTRegressionModel numbers ? numbers.getNumTrees() : 0)
                .sum();
        int most = fitted.stages().stream()
                .mapToInt(stage -> stage instanceof GBTClassificationModel classes
                        ? classes.getMaxIter()
                        : stage instanceof GBTRegressionModel numbers ? numbers.getMaxIter() : 0)
                .sum();
        return String.format(
                Locale.ROOT,
                "%d of %d trees kept, by the latest %s of the training rows",
                trees,
                most,
                spec.spark().earlyStopping().orElseThrow());
    }
}
