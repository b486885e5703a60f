package dev.pandan.model.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes boosted trees over numbers as they come as ONNX: the score is {@code 1 / (1 + exp(-s))} of the sum s of the leaves. */
public final class ForestGraph {
    private ForestGraph() {}

    /** Name of the input that takes numbers of categories. */
    private static final String CODES = "categories";

    /**
     * @param inputs values per row of each input of numbers, in the order in which the columns of the trees count them
     * @param codes how many columns after those are numbers of categories; 0: none
     * @param trees at least one
     */
    public static byte[] write(Map<String, Integer> inputs, int codes, List<Tree> trees) {
        OnnxGraph graph = new OnnxGraph();
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
        String all = graph.sideBySide(parts);
        String sum = ForestWriter.write(graph, all, trees);
        String one = graph.constant(1.0);
        String odds = graph.node("Exp", graph.node("Neg", sum));
        graph.name(graph.node("Div", one, graph.node("Add", one, odds)), OnnxWriter.SCORE);
        graph.output(OnnxWriter.SCORE, OnnxGraph.DOUBLE);
        return graph.toBytes("boosted trees");
    }
}
