package dev.pandan.spec.project;

import java.util.Map;
import java.util.Optional;

/**
 * @param trainer {@code spark} or {@code python}
 * @param algorithm {@code logistic_regression}; empty for a trainer of Python
 * @param params parameters by Spark's own names, or whatever the script reads; values are Boolean, Long, Double or String
 * @param python the script, for a trainer of Python
 */
public record ModelSpec(String trainer, String algorithm, Map<String, Object> params, Optional<PythonSpec> python) {
    public ModelSpec {
        params = Ordered.copy(params);
    }

    /** Trained by Spark. */
    public ModelSpec(String trainer, String algorithm, Map<String, Object> params) {
        this(trainer, algorithm, params, Optional.empty());
    }
}
