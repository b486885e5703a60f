package dev.pandan.training.algorithm;

import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.Head.Bell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.NaiveBayesModel;
import org.apache.spark.ml.linalg.Matrix;

/** What models of classes are made of whose probabilities are a softmax of sums: one row of each matrix per class. */
final class ClassForms {
    private ClassForms() {}

    /** One of two classes that was fitted as such has one row: that of the second. */
    static Form of(LogisticRegressionModel model) {
        if (model.coefficientMatrix().numRows() < model.numClasses()) {
            double[] second = model.coefficients().toArray();
            return sums(new double[] {0, model.intercept()}, new double[][] {new double[second.length], second});
        }
        return sums(model.interceptVector().toArray(), rows(model.coefficientMatrix()));
    }

    /** Naive Bayes: linear in all its kinds but the normal one. */
    static Form of(NaiveBayesModel model) {
        double[][] theta = rows(model.theta());
        return switch (model.getModelType()) {
            case "gaussian" -> bells(model.pi().toArray(), theta, rows(model.sigma()));
            case "bernoulli" -> bernoulli(model.pi().toArray(), theta);
            case "complement" -> sums(new double[theta.length], theta);
            default -> sums(model.pi().toArray(), theta);
        };
    }

    private static Form bernoulli(double[] priors, double[][] logarithms) {
        double[] intercepts = priors.clone();
        double[][] weights = new double[logarithms.length][];
        for (int i = 0; i < weights.length; i++) {
            // Logarithms of the probabilities of 0, from those of 1.
            double[] otherwise = Arrays.stream(logarithms[i])
                    .map(value -> Math.log(1 - Math.exp(value)))
                    .toArray();
            double[] row = logarithms[i].clone();
            Arrays.setAll(row, j -> row[j] - otherwise[j]);
            weights[i] = row;
            intercepts[i] += Arrays.stream(otherwise).sum();
        }
        return sums(intercepts, weights);
    }

    private static Form bells(double[] priors, double[][] means, double[][] variances) {
        double[] intercepts = priors.clone();
        List<Bell> bells = new ArrayList<>();
        for (int i = 0; i < intercepts.length; i++) {
            bells.add(new Bell(means[i], variances[i]));
            intercepts[i] -= 0.5
                    * Arrays.stream(variances[i])
                            .map(variance -> Math.log(2 * Math.PI * variance))
                            .sum();
        }
        return new Form.Graph(new Head.BellsOfClasses(intercepts, bells));
    }

    /** @param weights {@code double[classes][numbers]} */
    private static Form sums(double[] intercepts, double[][] weights) {
        double[][] turned = new double[weights[0].length][weights.length];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < turned.length; j++) {
                turned[j][i] = weights[i][j];
            }
        }
        return new Form.Graph(new Head.Sums(intercepts, turned));
    }

    private static double[][] rows(Matrix matrix) {
        double[][] rows = new double[matrix.numRows()][matrix.numCols()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = matrix.apply(i, j);
            }
        }
        return rows;
    }
}
