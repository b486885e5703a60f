package dev.pandan.training.algorithm;

import dev.pandan.spec.project.Target;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.clustering.BisectingKMeans;
import org.apache.spark.ml.clustering.BisectingKMeansModel;
import org.apache.spark.ml.clustering.GaussianMixture;
import org.apache.spark.ml.clustering.GaussianMixtureModel;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;

/** The algorithms that find clusters without a label. Numbers are standardised, so that none counts more for its unit. */
final class ClusterAlgorithms {
    static final List<Algorithm> ALL = List.of(
            of("k_means", KMeans::new, Truth.CLUSTERS, model -> ClusterForms.of((KMeansModel) model)),
            of(
                    "bisecting_k_means",
                    BisectingKMeans::new,
                    Truth.CLUSTERS,
                    model -> ClusterForms.of((BisectingKMeansModel) model)),
            of(
                    "gaussian_mixture",
                    GaussianMixture::new,
                    Truth.CLASSES,
                    model -> MixtureForms.of((GaussianMixtureModel) model)));

    private ClusterAlgorithms() {}

    private static Algorithm of(String name, Supplier<Estimator<?>> fresh, Truth truth, Function<Model<?>, Form> form) {
        return new Algorithm(name, Target.CLUSTER, fresh, Set.of(), true, truth, form);
    }
}
