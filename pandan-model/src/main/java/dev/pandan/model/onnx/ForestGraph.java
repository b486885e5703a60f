package dev.pandan.model.onnx;

import java.util.List;
import java.util.Map;

/** Writes boosted trees over numbers as they come as ONNX: the score is {@code 1 / (1 + exp(-s))} of the sum s of the leaves. */
public final class ForestGraph {
    private ForestGraph() {}

    /**
     * @param inputs values per row of each input, in the order in which the columns of the trees count them
     * @param trees at least one
     */
    public static byte[] write(Map<String, Integer> inputs, List<Tree> trees) {
        OnnxGraph graph = new OnnxGraph();
        inputs.forEach((name, size) -> graph.input(name, OnnxGraph.FLOAT, size));
        String[] names = inputs.keySet().toArray(String[]::new);
        String all = names.length == 1 ? names[0] : graph.node(new Attributes("").number("axis", 1), "Concat", names);
        String sum = ForestWriter.write(graph, graph.castToDouble(all), trees);
        String one = graph.constant(1.0);
        String odds = graph.node("Exp", graph.node("Neg", sum));
        graph.name(graph.node("Div", one, graph.node("Add", one, odds)), OnnxWriter.SCORE);
        graph.output(OnnxWriter.SCORE, OnnxGraph.DOUBLE);
        return graph.toBytes("boosted trees");
    }
}
