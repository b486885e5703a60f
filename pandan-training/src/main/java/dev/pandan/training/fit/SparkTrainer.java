package dev.pandan.training.fit;

import dev.pandan.model.Scorer;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.algorithm.Parameters;
import dev.pandan.training.job.Stages;
import dev.pandan.training.job.UserJars;
import java.util.List;
import java.util.Locale;
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
        List<Problem> problems = Parameters.problems(decision, spec);
        if (!problems.isEmpty()) {
            throw PandanException.of(problems);
        }
    }

    @Override
    public Learnt learn(Lesson lesson, Stages stages) {
        Result result = stages.run("fitting models", () -> fit(lesson, stages));
        stages.run("checking scorers", () -> agree(lesson, result.fitted.model()));
        return new Learnt(
                result.fitted.model().model(),
                result.fitted.withoutWindows().map(FittedModel::model),
                parameters(result),
                Map.of("spark", spark.version()));
    }

    /**
     * What was fitted.
     *
     * @param best the model's parameters, those that were searched included
     * @param trials of the search, the best first; empty without one
     */
    private record Result(Candidates.Fitted fitted, ModelSpec best, List<Search.Trial> trials) {}

    private Result fit(Lesson lesson, Stages stages) {
        List<Search.Trial> trials = spec.spark()
                .search()
                .map(search -> new Search(spark, decision, spec).run(lesson, search, stages))
                .orElse(List.of());
        ModelSpec best = trials.isEmpty() ? spec : spec.with(trials.get(0).params());
        Candidates candidates = new Candidates(spark, decision, best, lesson);
        return new Result(candidates.fit(lesson.training()), best, trials);
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
            try (OnnxScorer beside = new OnnxScorer(onnx, model.domain(), model.output(), model.classes())) {
                return Math.max(largest, agreement.check(beside));
            }
        }
    }

    private Map<String, String> parameters(Result result) {
        Map<String, String> parameters = new TreeMap<>();
        result.best.params().forEach((name, value) -> parameters.put(name, value.toString()));
        parameters.put("algorithm", spec.algorithm());
        parameters.put("missing numbers", "mean, and marked");
        spec.spark()
                .jar()
                .ifPresent(jar -> parameters.put(
                        "jar",
                        jar.text() + ", SHA-256 "
                                + SparkModelFile.digest(UserJars.current().orElseThrow(), spec.algorithm())));
        if (spec.spark().isBalanced()) {
            parameters.put("weights", "balanced");
        }
        spec.weights().ifPresent(expression -> parameters.put("weights", expression.text()));
        if (spec.spark().earlyStopping().isPresent()) {
            parameters.put("early stopping", LatestRows.told(spec, result.fitted.model()));
        }
        for (int i = 0; i < result.trials.size(); i++) {
            parameters.put(
                    String.format(Locale.ROOT, "search %03d", i + 1),
                    result.trials.get(i).text());
        }
        return parameters;
    }
}
