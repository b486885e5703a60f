package dev.pandan.benchmarks.quality;

import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.fit.SparkTrainer;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** MLlib's estimators, by Pandan and by hand. */
final class SparkSide {
    private static final List<ModelSpec> CLASSIFIERS = List.of(
            of("logistic_regression", Map.of("maxIter", 20L, "regParam", 0.01)),
            of("linear_svc", Map.of("maxIter", 20L, "regParam", 0.01)),
            of("decision_tree", Map.of("maxDepth", 6L)),
            of("random_forest", Map.of("numTrees", 20L, "maxDepth", 7L, "seed", 1L)),
            of("gbt", Map.of("maxIter", 15L, "maxDepth", 4L, "seed", 1L)),
            of("naive_bayes", Map.of("modelType", "gaussian")),
            of("multilayer_perceptron", Map.of("layers", List.of(8L), "maxIter", 50L, "seed", 1L)),
            of("factorization_machine", Map.of("factorSize", 4L, "maxIter", 50L, "stepSize", 0.1, "seed", 1L)));
    private static final List<ModelSpec> REGRESSIONS = List.of(
            of("linear_regression", Map.of("maxIter", 50L, "regParam", 0.1)),
            of("generalized_linear_regression", Map.of("family", "gaussian", "regParam", 0.1)),
            of("decision_tree", Map.of("maxDepth", 4L)).predicting(Target.NUMBER),
            of("random_forest", Map.of("numTrees", 20L, "maxDepth", 5L, "seed", 1L))
                    .predicting(Target.NUMBER),
            of("gbt", Map.of("maxIter", 15L, "maxDepth", 3L, "seed", 1L)).predicting(Target.NUMBER));

    private final SparkSession spark;

    SparkSide(SparkSession spark) {
        this.spark = spark;
    }

    private static ModelSpec of(String algorithm, Map<String, Object> params) {
        return new ModelSpec("spark", algorithm, params);
    }

    List<Comparison> compare(DataSet data) {
        List<Comparison> all = new ArrayList<>();
        SparkByHand byHand = new SparkByHand(spark, data);
        for (ModelSpec spec : data.target() == Target.NUMBER ? REGRESSIONS : CLASSIFIERS) {
            Stages stages = new Stages(Progress.none(), System::nanoTime, 2);
            double ours = data.measure(new SparkTrainer(spark, "quality", spec)
                    .learn(data.lesson(), stages)
                    .model());
            all.add(new Comparison(data, "spark", spec.algorithm(), ours, byHand.measure(spec)).told());
        }
        return all;
    }
}
