package dev.pandan.training.algorithm;

import breeze.linalg.DenseMatrix;
import breeze.linalg.DenseMatrix$mcD$sp;
import breeze.linalg.DenseVector;
import breeze.linalg.eigSym;
import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.Head.Component;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.clustering.GaussianMixtureModel;
import org.apache.spark.ml.stat.distribution.MultivariateGaussian;

/** What a Gaussian mixture is made of: the same decomposition, by the same library and with the same tolerance, as in MLlib's own density. */
final class MixtureForms {
    /** The distance from 1 to the next double, which MLlib adds to each density. */
    private static final double EPSILON = Math.ulp(1.0);

    private MixtureForms() {}

    static Form of(GaussianMixtureModel model) {
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < model.weights().length; i++) {
            components.add(component(model.weights()[i], model.gaussians()[i]));
        }
        return new Form.Graph(new Head.Mixture(components, EPSILON));
    }

    /** Directions in which the distribution is flat do not count, so that columns that depend on each other do no harm. */
    private static Component component(double weight, MultivariateGaussian gaussian) {
        int size = gaussian.mean().size();
        double[] covariance = gaussian.cov().toArray();
        eigSym.EigSym<DenseVector<Object>, DenseMatrix<Object>> parts =
                eigSym.EigSym_DM_Impl$.MODULE$.apply(new DenseMatrix$mcD$sp(size, size, covariance));
        double[] variances = (double[]) parts.eigenvalues().data();
        double[] directions = (double[]) parts.eigenvectors().data(); // column by column
        double smallest = EPSILON * Arrays.stream(variances).max().orElse(0) * size;
        double logHeight = Math.log(weight) - 0.5 * size * Math.log(2 * Math.PI);
        double[][] turn = new double[size][size];
        for (int j = 0; j < size; j++) {
            if (variances[j] > smallest) {
                logHeight -= 0.5 * Math.log(variances[j]);
                for (int i = 0; i < size; i++) {
                    turn[i][j] = directions[i + j * size] / Math.sqrt(variances[j]);
                }
            }
        }
        return new Component(logHeight, gaussian.mean().toArray(), turn);
    }
}
