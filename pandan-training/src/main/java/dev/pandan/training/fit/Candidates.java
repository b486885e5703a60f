package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** Fits the model of a decision and, beside it, the same without the features that read windows. */
public final class Candidates {
    private final List<Feature> features;
    private final Statistics statistics;
    private final AlgorithmFit fit;

    public Candidates(SparkSession spark, String decision, ModelSpec spec, Lesson lesson) {
        this.features = lesson.features();
        this.statistics = lesson.statistics();
        this.fit = new AlgorithmFit(spark, features, new Recipe(decision, spec, lesson.horizonMicros()), statistics);
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
        List<Integer> all = IntStream.range(0, features.size()).boxed().toList();
        List<Integer> plain = WindowedFeatures.without(features);
        List<Callable<FittedModel>> work = new ArrayList<>();
        work.add(() -> fit.fit(training, all));
        if (plain.size() < all.size() && plain.stream().anyMatch(statistics::known)) {
            work.add(() -> fit.fit(training, plain));
        }
        List<FittedModel> models = SideBySide.run(work);
        return new Fitted(models.get(0), models.stream().skip(1).findFirst());
    }
}
