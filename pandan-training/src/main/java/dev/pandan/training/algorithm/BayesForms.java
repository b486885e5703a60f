package dev.pandan.training.algorithm;

import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.Head.Bell;
import java.util.Arrays;
import org.apache.spark.ml.classification.NaiveBayesModel;
import org.apache.spark.ml.linalg.Matrix;

/** What naive Bayes is made of: linear in all its kinds but the normal one. */
final class BayesForms {
    private BayesForms() {}

    static Form of(NaiveBayesModel model) {
        double prior =
                model.pi().size() < 2 ? 0 : model.pi().apply(1) - model.pi().apply(0);
        double[] negative = row(model.theta(), 0);
        double[] positive = row(model.theta(), 1);
        return switch (model.getModelType()) {
            case "gaussian" -> bells(prior, model, negative, positive);
            case "bernoulli" -> bernoulli(prior, negative, positive);
            case "complement" -> new Form.Linear(0, difference(positive, negative));
            default -> new Form.Linear(prior, difference(positive, negative));
        };
    }

    private static Form bernoulli(double prior, double[] negative, double[] positive) {
        double[] otherwiseNegative = otherwise(negative);
        double[] otherwisePositive = otherwise(positive);
        double intercept = prior
                + Arrays.stream(otherwisePositive).sum()
                - Arrays.stream(otherwiseNegative).sum();
        return new Form.Linear(
                intercept,
                difference(difference(positive, otherwisePositive), difference(negative, otherwiseNegative)));
    }

    /** Logarithms of the probabilities of 0, from those of 1. */
    private static double[] otherwise(double[] logarithms) {
        return Arrays.stream(logarithms)
                .map(value -> Math.log(1 - Math.exp(value)))
                .toArray();
    }

    private static Form bells(double prior, NaiveBayesModel model, double[] negative, double[] positive) {
        Bell no = new Bell(negative, row(model.sigma(), 0));
        Bell yes = new Bell(positive, row(model.sigma(), 1));
        return new Form.Graph(new Head.Bells(prior + height(yes) - height(no), yes, no));
    }

    private static double height(Bell bell) {
        return -0.5
                * Arrays.stream(bell.variances())
                        .map(variance -> Math.log(2 * Math.PI * variance))
                        .sum();
    }

    private static double[] row(Matrix matrix, int row) {
        double[] values = new double[matrix.numCols()];
        Arrays.setAll(values, column -> matrix.apply(row, column));
        return values;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] values = new double[a.length];
        Arrays.setAll(values, i -> a[i] - b[i]);
        return values;
    }
}
