package dev.pandan.spec.project;

import java.util.Map;

/**
 * @param trainer {@code spark}
 * @param algorithm {@code logistic_regression}
 * @param params parameters by Spark's own names; values are Boolean, Long, Double or String
 */
public record ModelSpec(String trainer, String algorithm, Map<String, Object> params) {
    public ModelSpec {
        params = Ordered.copy(params);
    }
}
