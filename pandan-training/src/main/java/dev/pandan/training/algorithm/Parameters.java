package dev.pandan.training.algorithm;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Location;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.project.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.param.Param;
import org.jspecify.annotations.Nullable;

/** Parameters of an algorithm by Spark's own names, checked against Spark's own declarations. */
public final class Parameters {
    /** What the pipeline sets itself, what the policy does instead, and what does not fit a model with two classes. */
    static final Set<String> RESERVED = Set.of(
            "featuresCol",
            "labelCol",
            "predictionCol",
            "probabilityCol",
            "rawPredictionCol",
            "leafCol",
            "weightCol",
            "validationIndicatorCol",
            "threshold",
            "thresholds",
            "lowerBoundsOnCoefficients",
            "upperBoundsOnCoefficients",
            "lowerBoundsOnIntercepts",
            "upperBoundsOnIntercepts");

    private Parameters() {}

    /** An estimator with the parameters of the model; {@code PROJECT_INVALID}, with all problems, if one of them is unknown or has a value that Spark refuses. */
    public static Estimator<?> estimator(String decision, ModelSpec spec) {
        Algorithm algorithm = Algorithms.of(spec.algorithm());
        Estimator<?> estimator = algorithm.fresh().get();
        Map<String, Param<?>> known = known(algorithm, estimator);
        List<Problem> problems = new ArrayList<>();
        spec.params().forEach((name, value) -> {
            Param<?> param = known.get(name);
            String problem = param == null
                    ? "no parameter of " + algorithm.name() + Suggestion.text(name, known.keySet())
                    : Values.set(estimator, param, value);
            if (!problem.isEmpty()) {
                problems.add(problem(spec.places().get(name), path(decision, name) + ": " + problem));
            }
        });
        if (estimator instanceof MultilayerPerceptronClassifier
                && !spec.params().containsKey("layers")) {
            problems.add(Problem.of(
                    ErrorCode.PROJECT_INVALID,
                    path(decision, "layers") + ": missing (expected: sizes of the hidden layers, for example [16])"));
        }
        if (!problems.isEmpty()) {
            throw PandanException.of(problems);
        }
        return estimator;
    }

    private static String path(String decision, String name) {
        return "decisions." + decision + ".model.params." + name;
    }

    private static Problem problem(@Nullable Location place, String message) {
        return place == null
                ? Problem.of(ErrorCode.PROJECT_INVALID, message)
                : Problem.at(ErrorCode.PROJECT_INVALID, place, message);
    }

    /** What a user may set, by name. */
    static Map<String, Param<?>> known(Algorithm algorithm, Estimator<?> estimator) {
        Map<String, Param<?>> known = new TreeMap<>();
        for (Param<?> param : estimator.params()) {
            if (!RESERVED.contains(param.name()) && !algorithm.own().contains(param.name())) {
                known.put(param.name(), param);
            }
        }
        return known;
    }
}
