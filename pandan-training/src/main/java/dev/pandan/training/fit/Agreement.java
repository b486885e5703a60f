package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Scorer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.algorithm.Truth;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Checks that scorers say what Spark's own model says, on rows spread evenly over those given. */
public final class Agreement {
    /** Largest difference of two scores that is let pass: of those beyond 1, relative to the score. */
    public static final double TOLERANCE = 1e-6;

    private static final int ROWS = 4_000;

    private final List<FeatureExample> rows = new ArrayList<>();
    private final double[][] expected;
    private final boolean isOfClusters;

    /** Scores the rows with Spark's model. */
    public Agreement(SparkSession spark, FittedModel model, List<FeatureExample> all, List<Feature> features) {
        int step = Math.max(1, all.size() / ROWS);
        for (int i = 0; i < all.size(); i += step) {
            rows.add(all.get(i));
        }
        this.isOfClusters = model.truth() == Truth.CLUSTERS;
        this.expected = truths(model, Frame.of(spark, rows, features));
    }

    private static double[][] truths(FittedModel model, Dataset<Row> rows) {
        try {
            return model.transform(rows).select(model.truth().column()).collectAsList().stream()
                    .map(row -> model.truth().values(Objects.requireNonNull(row.get(0))))
                    .toArray(double[][]::new);
        } catch (Exception e) { // Scala throws what it does not declare
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED, "Spark's model refuses the validation rows: " + Causes.text(e), e);
        }
    }

    private static double difference(Verdict verdict, double[] expected) {
        if (verdict.classes().isEmpty()) {
            return expected.length == 1 ? difference(verdict.score(), expected[0]) : Double.POSITIVE_INFINITY;
        }
        double[] values = verdict.classes().values();
        return values.length != expected.length
                ? Double.POSITIVE_INFINITY
                : IntStream.range(0, values.length)
                        .mapToDouble(i -> difference(values[i], expected[i]))
                        .max()
                        .orElse(0);
    }

    /** Of the distances from the clusters that both say; equally near ones are as good as each other. */
    private static double ofClusters(Verdict verdict, double[] expected) {
        int here = verdict.classes().likeliest();
        if (here < 0 || verdict.classes().values().length != expected.length - 1) {
            return Double.POSITIVE_INFINITY;
        }
        double there = expected[1 + (int) expected[0]];
        return Math.max(difference(verdict.score(), there), difference(expected[1 + here], there));
    }

    private static double difference(double score, double expected) {
        if (!Double.isFinite(expected)) {
            return Double.isNaN(score) ? 0 : Double.POSITIVE_INFINITY;
        }
        double difference = Math.abs(score - expected) / Math.max(1, Math.abs(expected));
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    /** Largest difference between a scorer and Spark; {@code TRAINING_FAILED} if it is more than {@link #TOLERANCE}. */
    public double check(Scorer scorer) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            Verdict verdict = scorer.verdict(rows.get(i).values());
            double difference = isOfClusters ? ofClusters(verdict, expected[i]) : difference(verdict, expected[i]);
            largest = Math.max(largest, difference);
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
