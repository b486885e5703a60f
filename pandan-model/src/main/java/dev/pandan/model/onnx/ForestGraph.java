package dev.pandan.model.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes trees over numbers as they come as ONNX, and what is made of the sums of their leaves. */
public final class ForestGraph {
    /** Name of the input that takes numbers of categories. */
    private static final String CODES = "categories";

    /** What is said of the sums. */
    public enum Outcome {
        /** {@code 1 / (1 + exp(-s))}: a score. */
        LOGISTIC,
        /** s: a score, added in doubles. */
        IDENTITY,
        /** {@code exp(s)}: a score, added in doubles. */
        EXPONENTIAL,
        /** {@code s * |s|}: a score, added in doubles. */
        SIGNED_SQUARE,
        /** Of one sum the probabilities of two classes: {@code 1 - p} and {@code p = 1 / (1 + exp(-s))}. */
        TWO_CLASSES,
        /** Of a sum per class the probabilities, by softmax. */
        SOFTMAX,
        /** Of a sum per class {@code 1 / (1 + exp(-s))}, each on its own. */
        LOGISTIC_EACH
    }

    private ForestGraph() {}

    /**
     * @param inputs values per row of each input of numbers, in the order in which the columns of the trees count them
     * @param codes how many columns after those are numbers of categories; 0: none
     * @param sums the trees of each sum, at least one; more than one sum only of classes
     */
    public static byte[] write(Map<String, Integer> inputs, int codes, List<List<Tree>> sums, Outcome outcome) {
        OnnxGraph graph = new OnnxGraph();
        String columns = columns(graph, inputs, codes);
        switch (outcome) {
            case LOGISTIC, IDENTITY, EXPONENTIAL, SIGNED_SQUARE -> {
                graph.name(score(graph, columns, sums.get(0), outcome), OnnxWriter.SCORE);
                graph.output(OnnxWriter.SCORE, OnnxGraph.DOUBLE);
            }
            case TWO_CLASSES, SOFTMAX, LOGISTIC_EACH -> {
                graph.name(probabilities(graph, columns, sums, outcome), HeadWriter.PROBABILITIES);
                graph.output(HeadWriter.PROBABILITIES, OnnxGraph.DOUBLE, Math.max(2, sums.size()));
            }
        }
        return graph.toBytes("boosted trees");
    }

    private static String columns(OnnxGraph graph, Map<String, Integer> inputs, int codes) {
        List<String> columns = new ArrayList<>();
        inputs.forEach((name, size) -> {
            graph.input(name, OnnxGraph.FLOAT, size);
            columns.add(name);
        });
        List<String> parts = new ArrayList<>();
        if (!columns.isEmpty()) {
            parts.add(graph.castToDouble(graph.sideBySide(columns)));
        }
        if (codes > 0) {
            graph.input(CODES, OnnxGraph.INT64, codes);
            parts.add(graph.castToDouble(CODES));
        }
        return graph.sideBySide(parts);
    }

    private static String score(OnnxGraph graph, String columns, List<Tree> trees, Outcome outcome) {
        if (outcome == Outcome.LOGISTIC) {
            return new LinkWriter(graph).logistic(ForestWriter.write(graph, columns, trees));
        }
        String sum = LeavesWriter.write(graph, columns, trees);
        return switch (outcome) {
            case EXPONENTIAL -> graph.node("Exp", sum);
            case SIGNED_SQUARE -> graph.node("Mul", sum, graph.node("Abs", sum));
            default -> sum;
        };
    }

    private static String probabilities(OnnxGraph graph, String columns, List<List<Tree>> sums, Outcome outcome) {
        String all = ForestWriter.sums(graph, columns, sums);
        if (outcome == Outcome.SOFTMAX) {
            return graph.node(new Attributes("").number("axis", 1), "Softmax", all);
        }
        String each = new LinkWriter(graph).logistic(all);
        return outcome == Outcome.LOGISTIC_EACH
                ? each
                : graph.sideBySide(List.of(graph.node("Sub", graph.constant(1.0), each), each));
    }
}
