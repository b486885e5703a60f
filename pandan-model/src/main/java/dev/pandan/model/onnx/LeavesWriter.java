package dev.pandan.model.onnx;

import dev.pandan.model.onnx.Tree.Leaf;
import dev.pandan.model.onnx.Tree.Split;
import java.util.ArrayList;
import java.util.List;

/**
 * The sum of trees in doubles. The operator of {@link ForestWriter} adds in float32, which is too coarse for numbers of any size: here it tells for each tree which leaf was
 * reached, as a whole number that float32 holds exactly, and the leaves' values are looked up and added in doubles.
 */
final class LeavesWriter {
    /** Whole numbers below are exact in float32. */
    private static final int MOST_LEAVES = 1 << 24;

    private final List<Tree> numbered = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    private LeavesWriter() {}

    /** The sum of the leaves' values, {@code double[n,1]}. */
    static String write(OnnxGraph graph, String numbers, List<Tree> forest) {
        LeavesWriter writer = new LeavesWriter();
        forest.forEach(writer::add);
        String leaves = graph.node(ForestWriter.sideBySide(writer.numbered), "TreeEnsembleRegressor", numbers);
        double[] table = writer.values.stream().mapToDouble(Double::doubleValue).toArray();
        String reached = graph.node("Gather", graph.constant(table), graph.castToWhole(leaves));
        return graph.node("ReduceSum", reached, graph.whole(1L));
    }

    /** The sum of the leaves' rows, {@code double[n,classes]}. */
    static String votes(OnnxGraph graph, String numbers, Head.Votes votes) {
        String leaves = graph.node(ForestWriter.sideBySide(votes.trees()), "TreeEnsembleRegressor", numbers);
        String reached = graph.node("Gather", graph.constant(votes.leaves()), graph.castToWhole(leaves));
        Attributes dropped = new Attributes("").number("keepdims", 0);
        return graph.node(dropped, "ReduceSum", reached, graph.whole(1L));
    }

    private void add(Tree tree) {
        List<Tree.Node> nodes = new ArrayList<>();
        for (Tree.Node node : tree.nodes()) {
            nodes.add(node instanceof Split ? node : new Leaf(values.size()));
            if (node instanceof Leaf leaf) {
                values.add(leaf.value());
            }
        }
        if (values.size() > MOST_LEAVES) {
            throw new IllegalArgumentException("more than " + MOST_LEAVES + " leaves");
        }
        numbered.add(new Tree(nodes));
    }
}
