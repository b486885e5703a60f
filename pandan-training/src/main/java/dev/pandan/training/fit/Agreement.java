package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.model.Scorer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.history.FeatureExample;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Checks that scorers say what Spark's own model says. */
public final class Agreement {
    /** Largest difference of two probabilities that is let pass. */
    public static final double TOLERANCE = 1e-6;

    private Agreement() {}

    /** Spark's probabilities of the positive class, in the order of the rows. */
    public static double[] probabilities(
            SparkSession spark, FittedModel model, JavaRDD<FeatureExample> rows, List<Feature> features) {
        Dataset<Row> scored = model.pipeline().transform(Frame.of(spark, rows, features));
        return scored.select("probability").collectAsList().stream()
                .mapToDouble(row -> row.<Vector>getAs(0).apply(1))
                .toArray();
    }

    /**
     * Largest difference between a scorer and the expected probabilities; {@code TRAINING_FAILED} if it is more than {@link #TOLERANCE}.
     */
    public static double check(Scorer scorer, List<FeatureExample> rows, double[] expected) {
        double largest = rows.size() == expected.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < expected.length && i < rows.size(); i++) {
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
