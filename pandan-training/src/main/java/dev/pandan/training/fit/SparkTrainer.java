package dev.pandan.training.fit;

import dev.pandan.model.Scorer;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.algorithm.Parameters;
import dev.pandan.training.job.Stages;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** Trains with Spark MLlib. */
public final class SparkTrainer implements ModelTrainer {
    private final SparkSession spark;
    private final String decision;
    private final ModelSpec spec;

    public SparkTrainer(SparkSession spark, String decision, ModelSpec spec) {
        this.spark = spark;
        this.decision = decision;
        this.spec = spec;
    }

    @Override
    public void check() {
        Parameters.estimator(decision, spec);
    }

    @Override
    public Learnt learn(Lesson lesson, Stages stages) {
        Candidates candidates = new Candidates(spark, lesson.features(), decision, spec, lesson.statistics());
        Candidates.Fitted fitted = stages.run("fitting models", () -> candidates.fit(lesson.training()));
        stages.run("checking scorers", () -> agree(lesson, fitted.model()));
        return new Learnt(
                fitted.model().model(),
                fitted.withoutWindows().map(FittedModel::model),
                parameters(),
                Map.of("spark", spark.version()));
    }

    /** Largest difference between MLlib and what serves. */
    private double agree(Lesson lesson, FittedModel fitted) {
        Agreement agreement = new Agreement(spark, fitted, lesson.validation(), lesson.features());
        Model model = fitted.model();
        byte[] onnx = model.files().get(Artifacts.ONNX);
        try (Scorer serving = model.open()) {
            double largest = agreement.check(serving);
            if (onnx == null || serving instanceof OnnxScorer) {
                return largest;
            }
            try (OnnxScorer beside = new OnnxScorer(onnx, model.domain())) {
                return Math.max(largest, agreement.check(beside));
            }
        }
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        spec.params().forEach((name, value) -> parameters.put(name, value.toString()));
        parameters.put("algorithm", spec.algorithm());
        parameters.put("missing numbers", "mean, and marked");
        return parameters;
    }
}
