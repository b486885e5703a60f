package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.history.FeatureExample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Fits the models that come into question side by side and chooses on the validation rows alone. */
public final class Candidates {
    private static final int SIDE_BY_SIDE = 3;
    private static final double SMALLEST = 1e-15;

    private final SparkSession spark;
    private final List<Feature> features;
    private final Statistics statistics;
    private final LogisticFit fit;

    public Candidates(
            SparkSession spark, List<Feature> features, Map<String, Object> parameters, Statistics statistics) {
        this.spark = spark;
        this.features = features;
        this.statistics = statistics;
        this.fit = new LogisticFit(features, parameters, statistics);
    }

    /**
     * The model of choice and the one without windowed features.
     *
     * @param imputation what was chosen
     * @param withoutWindows empty if all features read windows, or none does
     */
    public record Choice(FittedModel model, Imputation imputation, Optional<FittedModel> withoutWindows) {}

    /**
     * @param training labelled rows to learn from
     * @param validation labelled rows to choose on
     */
    public Choice choose(JavaRDD<FeatureExample> training, List<FeatureExample> validation) {
        Dataset<Row> frame = Frame.of(spark, training, features).persist(StorageLevel.MEMORY_AND_DISK());
        ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            List<Integer> all = IntStream.range(0, features.size()).boxed().toList();
            List<Integer> plain = WindowedFeatures.without(features);
            boolean baseline = !plain.isEmpty()
                    && plain.size() < all.size()
                    && plain.stream().anyMatch(statistics::known);
            CompletableFuture<FittedModel> mean = submit(threads, frame, all, Imputation.MEAN);
            Optional<CompletableFuture<FittedModel>> median = Optional.of(anyMissing())
                    .filter(missing -> missing)
                    .map(missing -> submit(threads, frame, all, Imputation.MEDIAN));
            Optional<CompletableFuture<FittedModel>> without =
                    Optional.of(baseline).filter(is -> is).map(is -> submit(threads, frame, plain, Imputation.MEAN));
            FittedModel best = join(mean);
            Imputation imputation = Imputation.MEAN;
            if (median.isPresent()) {
                FittedModel other = join(median.get());
                if (logLoss(other.model(), validation) < logLoss(best.model(), validation)) {
                    best = other;
                    imputation = Imputation.MEDIAN;
                }
            }
            return new Choice(best, imputation, without.map(Candidates::join));
        } finally {
            threads.shutdownNow();
            frame.unpersist();
        }
    }

    private CompletableFuture<FittedModel> submit(
            ExecutorService threads, Dataset<Row> frame, List<Integer> chosen, Imputation imputation) {
        return CompletableFuture.supplyAsync(() -> fit.fit(frame, chosen, imputation), threads);
    }

    private boolean anyMissing() {
        return IntStream.range(0, features.size())
                .anyMatch(i -> statistics.isNumber(i) && statistics.number(i).missing() > 0);
    }

    private static double logLoss(LinearModel model, List<FeatureExample> rows) {
        double sum = 0;
        for (FeatureExample row : rows) {
            double score = LinearModel.probability(model.logOdds(row.values()));
            double given = Boolean.TRUE.equals(row.label()) ? score : 1 - score;
            sum -= Math.log(Math.max(given, SMALLEST));
        }
        return sum;
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
