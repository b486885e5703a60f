package dev.pandan.spec.project;

import dev.pandan.spec.error.Location;
import java.util.List;
import java.util.Map;

/**
 * @param trainer {@code spark}
 * @param algorithm one of {@link #ALGORITHMS}
 * @param params parameters by Spark's own names; values are Boolean, Long, Double, String or a list of those
 * @param places where the value of a parameter stands in the file, by name; a parameter that comes from no file has none
 */
public record ModelSpec(String trainer, String algorithm, Map<String, Object> params, Map<String, Location> places) {
    /** Algorithms of Spark MLlib that can be trained, exported and served. */
    public static final List<String> ALGORITHMS = List.of(
            "logistic_regression",
            "linear_svc",
            "decision_tree",
            "random_forest",
            "gbt",
            "naive_bayes",
            "multilayer_perceptron",
            "factorization_machine");

    public ModelSpec {
        params = Ordered.copy(params);
        places = Ordered.copy(places);
    }

    public ModelSpec(String trainer, String algorithm, Map<String, Object> params) {
        this(trainer, algorithm, params, Map.of());
    }
}
