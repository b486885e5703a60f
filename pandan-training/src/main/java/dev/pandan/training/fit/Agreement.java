package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.model.Scorer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Checks that scorers say what Spark's own model says, on rows spread evenly over those given. */
public final class Agreement {
    /** Largest difference of two probabilities that is let pass. */
    public static final double TOLERANCE = 1e-6;

    private static final int ROWS = 4_000;

    private final List<FeatureExample> rows = new ArrayList<>();
    private final double[] expected;

    /** Scores the rows with Spark's model. */
    public Agreement(SparkSession spark, FittedModel model, List<FeatureExample> all, List<Feature> features) {
        int step = Math.max(1, all.size() / ROWS);
        for (int i = 0; i < all.size(); i += step) {
            rows.add(all.get(i));
        }
        this.expected = truths(model, Frame.of(spark, rows, features));
    }

    private static double[] truths(FittedModel model, Dataset<Row> rows) {
        try {
            return model.transform(rows).select(model.truth().column()).collectAsList().stream()
                    .mapToDouble(row -> model.truth().score(row.<Vector>getAs(0).apply(1)))
                    .toArray();
        } catch (Exception e) { // Scala throws what it does not declare
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED, "Spark's model refuses the validation rows: " + Causes.text(e), e);
        }
    }

    /** Largest difference between a scorer and Spark; {@code TRAINING_FAILED} if it is more than {@link #TOLERANCE}. */
    public double check(Scorer scorer) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(scorer.score(rows.get(i).values()) - expected[i]);
            largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
        }
        if (largest > TOLERANCE) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "scorer " + scorer.name() + " differs from Spark's model by " + largest + " (expected: at most "
                            + TOLERANCE + "); the model is not stored. This is a defect of Pandan");
        }
        return largest;
    }
}
