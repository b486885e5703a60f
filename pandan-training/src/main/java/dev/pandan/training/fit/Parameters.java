package dev.pandan.training.fit;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Suggestion;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;

/** Parameters of an algorithm by Spark's own names, checked against Spark's own declarations. */
public final class Parameters {
    /** What the pipeline sets itself, what the policy does instead, and what does not fit a model with two classes. */
    private static final Set<String> RESERVED = Set.of(
            "featuresCol",
            "labelCol",
            "predictionCol",
            "probabilityCol",
            "rawPredictionCol",
            "weightCol",
            "family",
            "threshold",
            "thresholds",
            "lowerBoundsOnCoefficients",
            "upperBoundsOnCoefficients",
            "lowerBoundsOnIntercepts",
            "upperBoundsOnIntercepts");

    private Parameters() {}

    /** Logistic regression with these parameters; {@code PROJECT_INVALID} if one of them is unknown or has a value that Spark refuses. */
    public static LogisticRegression logisticRegression(Map<String, Object> values) {
        LogisticRegression algorithm = new LogisticRegression();
        Map<String, Param<?>> known = new TreeMap<>();
        for (Param<?> param : algorithm.params()) {
            if (!RESERVED.contains(param.name())) {
                known.put(param.name(), param);
            }
        }
        values.forEach((name, value) -> {
            Param<?> param = known.get(name);
            if (param == null) {
                throw invalid(name, "is no parameter of logistic_regression" + Suggestion.text(name, known.keySet()));
            }
            set(algorithm, param, value);
        });
        return algorithm;
    }

    private static void set(LogisticRegression algorithm, Param<?> param, Object value) {
        try {
            if (param instanceof IntParam number && value instanceof Long whole) {
                algorithm.set(number, Math.toIntExact(whole));
            } else if (param instanceof DoubleParam number && value instanceof Number any) {
                algorithm.set(number, any.doubleValue());
            } else if (param instanceof BooleanParam truth && value instanceof Boolean known) {
                algorithm.set(truth, known);
            } else if (!isTyped(param) && value instanceof String) {
                algorithm.set(algorithm.getParam(param.name()), value);
            } else {
                throw invalid(param.name(), "is " + kind(value) + " (expected: " + kind(param) + ")");
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw invalid(param.name(), "has a value that Spark refuses (expected: " + param.doc() + ")");
        }
    }

    private static boolean isTyped(Param<?> param) {
        return param instanceof IntParam || param instanceof DoubleParam || param instanceof BooleanParam;
    }

    private static String kind(Param<?> param) {
        return param instanceof IntParam
                ? "a whole number"
                : param instanceof DoubleParam ? "a number" : param instanceof BooleanParam ? "true or false" : "text";
    }

    private static String kind(Object value) {
        return value instanceof Long
                ? "a whole number"
                : value instanceof Double ? "a number" : value instanceof Boolean ? "true or false" : "text";
    }

    private static PandanException invalid(String name, String problem) {
        return PandanException.of(ErrorCode.PROJECT_INVALID, "model: params: " + name + " " + problem);
    }
}
