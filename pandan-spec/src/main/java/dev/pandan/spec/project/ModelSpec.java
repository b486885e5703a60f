package dev.pandan.spec.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * @param trainer {@code spark} or {@code python}
 * @param algorithm one of {@link #ALGORITHMS}; empty for a trainer of Python
 * @param params parameters by Spark's own names, or whatever the script reads; values are Boolean, Long, Double, String or a list of those
 * @param spark what only models of Spark know
 * @param python the script, for a trainer of Python
 * @param reasons how many reasons an answer tells, from 0 to {@link #MOST_REASONS}; 0: none are computed
 * @param gate what has to hold before a bundle is promoted; empty: nothing
 */
public record ModelSpec(
        String trainer,
        String algorithm,
        Map<String, Object> params,
        SparkSpec spark,
        Optional<PythonSpec> python,
        int reasons,
        Optional<Gate> gate) {
    /** Where the file says nothing. */
    public static final int REASONS = 3;
    /** Most reasons that an answer tells. */
    public static final int MOST_REASONS = 100;

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
    }

    public ModelSpec(String trainer, String algorithm, Map<String, Object> params) {
        this(trainer, algorithm, params, SparkSpec.plain());
    }

    /** Trained by Spark. */
    public ModelSpec(String trainer, String algorithm, Map<String, Object> params, SparkSpec spark) {
        this(trainer, algorithm, params, spark, Optional.empty(), REASONS, Optional.empty());
    }

    /** The same with more parameters. */
    public ModelSpec with(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        all.putAll(more);
        return new ModelSpec(trainer, algorithm, all, spark, python, reasons, gate);
    }
}
