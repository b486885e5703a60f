package dev.pandan.benchmarks.models;

import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.fit.Lesson;
import dev.pandan.training.fit.SparkTrainer;
import dev.pandan.training.job.Stages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Models of Spark MLlib. */
final class SparkSubjects {
    private static final String LIBRARY = "spark";

    private SparkSubjects() {}

    static List<Subject> train(SparkSession spark, Lesson lesson) {
        Map<String, Map<String, Object>> algorithms = new LinkedHashMap<>();
        algorithms.put("logistic_regression", Map.of("maxIter", 10L));
        algorithms.put("gbt", Map.of("maxIter", 20L, "maxDepth", 5L));
        algorithms.put("random_forest", Map.of("numTrees", 100L, "maxDepth", 6L));
        algorithms.put("multilayer_perceptron", Map.of("layers", List.of(32L), "maxIter", 20L));
        List<Subject> subjects = new ArrayList<>();
        algorithms.forEach((algorithm, parameters) -> {
            ModelSpec spec = new ModelSpec(LIBRARY, algorithm, parameters);
            Stages stages = new Stages((stage, done, total) -> {}, System::nanoTime, 2);
            System.err.println("models: training " + LIBRARY + " " + algorithm);
            subjects.add(new Subject(
                    LIBRARY + " " + algorithm,
                    LIBRARY,
                    new SparkTrainer(spark, "bench", spec).learn(lesson, stages).model(),
                    Double.NaN));
        });
        return subjects;
    }
}
