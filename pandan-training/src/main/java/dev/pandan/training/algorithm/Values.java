package dev.pandan.training.algorithm;

import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;

/** Values of a project file as values of Spark's parameters. */
final class Values {
    private Values() {}

    /** Sets a parameter; returns what is wrong with the value, empty if nothing is. */
    static String set(Estimator<?> estimator, Param<?> param, Object value) {
        try {
            if (param instanceof IntParam number && value instanceof Long whole) {
                estimator.set(number, Math.toIntExact(whole));
            } else if (param instanceof LongParam number && value instanceof Long whole) {
                estimator.set(number, (long) whole);
            } else if (param instanceof DoubleParam number && value instanceof Number any) {
                estimator.set(number, any.doubleValue());
            } else if (param instanceof BooleanParam truth && value instanceof Boolean known) {
                estimator.set(truth, known);
            } else if (param instanceof IntArrayParam numbers && isWhole(value)) {
                estimator.set(numbers, layers(value));
            } else if (isText(param) && (value instanceof String || value instanceof Number)) {
                // Spark takes some numbers as text, for example a featureSubsetStrategy of "5".
                estimator.set(estimator.getParam(param.name()), value.toString());
            } else {
                return "found " + kind(value) + " (expected: " + kind(param) + ")";
            }
            return "";
        } catch (IllegalArgumentException | ArithmeticException e) {
            return "Spark refuses the value (expected: " + param.doc() + ")";
        }
    }

    private static boolean isWhole(Object value) {
        return value instanceof Long
                || (value instanceof List<?> list && list.stream().allMatch(Long.class::isInstance));
    }

    /** Layers of a perceptron: those between the first, whose size the features tell, and the last, one value per class. */
    private static int[] layers(Object value) {
        List<?> hidden = value instanceof List<?> list ? list : List.of(value);
        int[] layers = new int[hidden.size() + 2];
        layers[0] = 1;
        for (int i = 0; i < hidden.size(); i++) {
            layers[i + 1] = Math.toIntExact((Long) hidden.get(i));
        }
        layers[layers.length - 1] = 2;
        return layers;
    }

    private static boolean isText(Param<?> param) {
        return param.getClass() == Param.class;
    }

    private static String kind(Param<?> param) {
        return param instanceof IntParam || param instanceof LongParam
                ? "a whole number"
                : param instanceof DoubleParam
                        ? "a number"
                        : param instanceof BooleanParam
                                ? "true or false"
                                : param instanceof IntArrayParam ? "a list of whole numbers" : "text";
    }

    private static String kind(Object value) {
        return value instanceof Long
                ? "a whole number"
                : value instanceof Double
                        ? "a number"
                        : value instanceof Boolean ? "true or false" : value instanceof List<?> ? "a list" : "text";
    }
}
