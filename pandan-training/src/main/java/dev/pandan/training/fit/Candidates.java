package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.algorithm.Algorithms;
import dev.pandan.training.algorithm.Parameters;
import dev.pandan.training.history.FeatureExample;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** Fits the model of a decision and, beside it, the same without the features that read windows. */
public final class Candidates {
    private static final int SIDE_BY_SIDE = 2;

    private final List<Feature> features;
    private final Statistics statistics;
    private final AlgorithmFit fit;

    public Candidates(
            SparkSession spark, List<Feature> features, String decision, ModelSpec spec, Statistics statistics) {
        this.features = features;
        this.statistics = statistics;
        this.fit = new AlgorithmFit(
                spark,
                features,
                () -> Parameters.estimator(decision, spec),
                Algorithms.of(spec.algorithm()),
                statistics);
    }

    /**
     * The models.
     *
     * @param withoutWindows empty if all features read windows, or none does
     */
    public record Fitted(FittedModel model, Optional<FittedModel> withoutWindows) {}

    /**
     * @param training labelled rows to learn from
     */
    public Fitted fit(JavaRDD<FeatureExample> training) {
        ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            List<Integer> all = IntStream.range(0, features.size()).boxed().toList();
            List<Integer> plain = WindowedFeatures.without(features);
            CompletableFuture<FittedModel> model = CompletableFuture.supplyAsync(() -> fit.fit(training, all), threads);
            boolean compare = plain.size() < all.size() && plain.stream().anyMatch(statistics::known);
            Optional<CompletableFuture<FittedModel>> other = Optional.of(compare)
                    .filter(wanted -> wanted)
                    .map(wanted -> CompletableFuture.supplyAsync(() -> fit.fit(training, plain), threads));
            return new Fitted(join(model), other.map(Candidates::join));
        } finally {
            threads.shutdownNow();
        }
    }

    private static FittedModel join(CompletableFuture<FittedModel> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PandanException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
