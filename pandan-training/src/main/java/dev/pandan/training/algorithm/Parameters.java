package dev.pandan.training.algorithm;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Location;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.SearchSpec;
import dev.pandan.spec.project.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.param.Param;
import org.jspecify.annotations.Nullable;

/** Parameters of an algorithm by Spark's own names, checked against Spark's own declarations. */
public final class Parameters {
    /** What the pipeline sets itself, what the policy does instead, and what does not fit what is predicted. */
    static final Set<String> RESERVED = Set.of(
            "featuresCol",
            "labelCol",
            "predictionCol",
            "probabilityCol",
            "rawPredictionCol",
            "leafCol",
            "offsetCol",
            "linkPredictionCol",
            "varianceCol",
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
        Estimator<?> estimator = Algorithms.of(spec).fresh().get();
        List<Problem> problems = problems(decision, spec, estimator);
        if (!problems.isEmpty()) {
            throw PandanException.of(problems);
        }
        return estimator;
    }

    /** What is wrong with a model of Spark's, the values that are searched included; nothing is read but the specification. */
    public static List<Problem> problems(String decision, ModelSpec spec) {
        Optional<Problem> missing = spec.isOfClass() ? UserAlgorithm.problem(decision, spec) : Optional.empty();
        if (missing.isPresent()) {
            return List.of(missing.get());
        }
        Set<Problem> problems = new LinkedHashSet<>();
        for (ModelSpec each : variants(spec)) {
            problems.addAll(problems(decision, each, Algorithms.of(each).fresh().get()));
        }
        if (spec.spark().isBalanced() || spec.weights().isPresent()) {
            Algorithms.of(spec).whyUnweighted().ifPresent(why -> problems.add(unweighted(decision, spec, why)));
        }
        return List.copyOf(problems);
    }

    private static Problem unweighted(String decision, ModelSpec spec, String why) {
        return problem(
                spec.weights()
                        .map(Text::location)
                        .orElseGet(() -> spec.spark().places().get("weights")),
                "decisions." + decision + ".model.weights: " + spec.algorithm()
                        + (spec.isOfClass() ? "" : " of Spark") + " knows no weights of rows: " + why
                        + "; leave weights out or choose another algorithm");
    }

    /** Models in which every value that is searched occurs at least once. */
    private static List<ModelSpec> variants(ModelSpec spec) {
        Map<String, List<Object>> values =
                spec.spark().search().map(SearchSpec::values).orElse(Map.of());
        Map<String, Object> first = new LinkedHashMap<>();
        values.forEach((name, each) -> first.put(name, each.get(0)));
        List<ModelSpec> variants = new ArrayList<>(List.of(spec.with(first)));
        values.forEach((name, each) ->
                each.forEach(value -> variants.add(spec.with(first).with(Map.of(name, value)))));
        return variants;
    }

    private static List<Problem> problems(String decision, ModelSpec spec, Estimator<?> estimator) {
        Map<String, Param<?>> known = known(Algorithms.of(spec), estimator);
        List<Problem> problems = new ArrayList<>();
        spec.params().forEach((name, value) -> {
            Param<?> param = known.get(name);
            String problem = param == null
                    ? "no parameter of " + spec.algorithm() + Suggestion.text(name, known.keySet())
                    : Values.set(estimator, param, value);
            if (!problem.isEmpty()) {
                problems.add(problem(spec.spark().places().get(name), path(decision, spec, name) + ": " + problem));
            }
        });
        if (problems.isEmpty()) {
            LinkRules.problem(spec, estimator)
                    .ifPresent(problem -> problems.add(
                            problem(spec.spark().places().get("link"), path(decision, spec, "link") + ": " + problem)));
        }
        if (estimator instanceof MultilayerPerceptronClassifier
                && !spec.params().containsKey("layers")) {
            problems.add(Problem.of(
                    ErrorCode.PROJECT_INVALID,
                    path(decision, spec, "layers")
                            + ": missing (expected: sizes of the hidden layers, for example [16])"));
        }
        return problems;
    }

    private static String path(String decision, ModelSpec spec, String name) {
        boolean searched = spec.spark()
                .search()
                .filter(search -> search.values().containsKey(name))
                .isPresent();
        return "decisions." + decision + ".model." + (searched ? "search." : "params.") + name;
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
