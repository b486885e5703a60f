package dev.pandan.spec.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * @param trainer {@code spark} or {@code python}
 * @param algorithm one of {@link #ALGORITHMS}, or the name of a class in {@link SparkSpec#jar}; empty for a trainer of Python
 * @param params parameters by Spark's own names, or whatever the script reads; values are Boolean, Long, Double, String or a list of those
 * @param spark what only models of Spark know
 * @param python the script, for a trainer of Python
 * @param target what is predicted
 * @param reasons how many reasons an answer tells, from 0 to {@link #MOST_REASONS}; 0: none are computed
 * @param gate what has to hold before a bundle is promoted; empty: nothing
 * @param calibrate how scores become probabilities; empty: they stay as they are
 * @param weights what a training row weighs, over the features of its decision; empty: rows weigh the same, or classes do
 * @param hash text features that the model takes in as buckets
 */
public record ModelSpec(
        String trainer,
        String algorithm,
        Map<String, Object> params,
        SparkSpec spark,
        Optional<PythonSpec> python,
        Target target,
        int reasons,
        Optional<Gate> gate,
        Optional<CalibrationMethod> calibrate,
        Optional<Text> weights,
        HashSpec hash) {
    /** Where the file says nothing. */
    public static final int REASONS = 3;
    /** Most reasons that an answer tells. */
    public static final int MOST_REASONS = 100;

    /** Algorithms of Spark MLlib that can be trained, exported and served. */
    public static final List<String> ALGORITHMS =
            SparkAlgorithm.ALL.stream().map(SparkAlgorithm::name).toList();

    public ModelSpec {
        params = Ordered.copy(params);
    }

    /** Without weights from an expression and without hashes. */
    public ModelSpec(
            String trainer,
            String algorithm,
            Map<String, Object> params,
            SparkSpec spark,
            Optional<PythonSpec> python,
            Target target,
            int reasons,
            Optional<Gate> gate,
            Optional<CalibrationMethod> calibrate) {
        this(
                trainer,
                algorithm,
                params,
                spark,
                python,
                target,
                reasons,
                gate,
                calibrate,
                Optional.empty(),
                HashSpec.none());
    }

    public ModelSpec(String trainer, String algorithm, Map<String, Object> params) {
        this(trainer, algorithm, params, SparkSpec.plain());
    }

    /** Trained by Spark. */
    public ModelSpec(String trainer, String algorithm, Map<String, Object> params, SparkSpec spark) {
        this(
                trainer,
                algorithm,
                params,
                spark,
                Optional.empty(),
                SparkAlgorithm.targets(algorithm).get(0),
                REASONS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                HashSpec.none());
    }

    /** Whether the estimator is a class of the user's. */
    public boolean isOfClass() {
        return SparkAlgorithm.isClass(algorithm);
    }

    /** The same that predicts something else. */
    public ModelSpec predicting(Target other) {
        return new ModelSpec(trainer, algorithm, params, spark, python, other, reasons, gate, calibrate, weights, hash);
    }

    /** Trained by a script. */
    public ModelSpec(Map<String, Object> params, PythonSpec python) {
        this(
                "python",
                "",
                params,
                SparkSpec.plain(),
                Optional.of(python),
                Target.BINARY,
                REASONS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                HashSpec.none());
    }

    /** The same, calibrated. */
    public ModelSpec calibrated(CalibrationMethod method) {
        return new ModelSpec(
                trainer, algorithm, params, spark, python, target, reasons, gate, Optional.of(method), weights, hash);
    }

    /** The same, whose rows weigh what an expression over the features says. */
    public ModelSpec weighing(Text expression) {
        return new ModelSpec(
                trainer,
                algorithm,
                params,
                spark,
                python,
                target,
                reasons,
                gate,
                calibrate,
                Optional.of(expression),
                hash);
    }

    /** The same that hashes features. */
    public ModelSpec hashing(HashSpec other) {
        return new ModelSpec(
                trainer, algorithm, params, spark, python, target, reasons, gate, calibrate, weights, other);
    }

    /** The same with more parameters. */
    public ModelSpec with(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        all.putAll(more);
        return new ModelSpec(trainer, algorithm, all, spark, python, target, reasons, gate, calibrate, weights, hash);
    }
}
