package dev.pandan.model.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The nodes of models of clusters: distances or probabilities, {@code double[n,clusters]}. */
final class ClusterWriter {
    private final OnnxGraph graph;
    private final String numbers;

    ClusterWriter(OnnxGraph graph, String numbers) {
        this.graph = graph;
        this.numbers = numbers;
    }

    /** Distance from each centre. */
    String centres(Head.Centres head) {
        return graph.sideBySide(Arrays.stream(head.centres())
                .map(centre -> distance(centre, head.isCosine()))
                .toList());
    }

    /** Distance from the centre of the one leaf that the nearer branches lead to; infinite from the others. And an output with the distances from all leaves. */
    String branches(Head.Branches head) {
        List<String> distances = Arrays.stream(head.centres())
                .map(centre -> distance(centre, head.isCosine()))
                .toList();
        graph.name(
                graph.sideBySide(head.leaves().stream()
                        .map(leaf -> distances.get(leaf.node()))
                        .toList()),
                OnnxScorer.ALL_DISTANCES);
        graph.output(OnnxScorer.ALL_DISTANCES, OnnxGraph.DOUBLE, head.leaves().size());
        List<String> leaves = new ArrayList<>();
        for (Head.Leaf leaf : head.leaves()) {
            String distance = distances.get(leaf.node());
            List<String> turns = leaf.turns().stream()
                    .map(turn -> graph.node(
                            turn.isTaken() ? "LessOrEqual" : "Less",
                            distances.get(turn.node()),
                            distances.get(turn.other())))
                    .toList();
            leaves.add(
                    turns.isEmpty()
                            ? distance
                            : graph.node(
                                    "Where",
                                    turns.stream()
                                            .reduce((one, other) -> graph.node("And", one, other))
                                            .orElseThrow(),
                                    distance,
                                    graph.constant(Double.POSITIVE_INFINITY)));
        }
        return graph.sideBySide(leaves);
    }

    private String distance(double[] centre, boolean isCosine) {
        if (isCosine) {
            double norm =
                    Math.sqrt(Arrays.stream(centre).map(value -> value * value).sum());
            double[] unit = Arrays.stream(centre).map(value -> value / norm).toArray();
            String along = graph.node("MatMul", numbers, graph.constant(column(unit)));
            String length = graph.node("Sqrt", squares(numbers, centre.length));
            return graph.node("Sub", graph.constant(1.0), graph.node("Div", along, length));
        }
        return graph.node("Sqrt", squares(graph.node("Sub", numbers, graph.constant(centre)), centre.length));
    }

    /** Share of each normal distribution in the density, a little added to each as MLlib does; and an output with the logarithm of all, without that little. */
    String mixture(Head.Mixture head) {
        List<String> logarithms = new ArrayList<>();
        for (Head.Component component : head.components()) {
            String around = graph.node("Sub", numbers, graph.constant(component.mean()));
            String turned = graph.node("MatMul", around, graph.constant(component.turn()));
            String halves = graph.node("Mul", squares(turned, component.turn()[0].length), graph.constant(-0.5));
            logarithms.add(graph.node("Add", halves, graph.constant(component.logHeight())));
        }
        String all = graph.sideBySide(logarithms);
        graph.name(logOfSum(all, head.components().size()), OnnxScorer.LOG_DENSITY);
        graph.output(OnnxScorer.LOG_DENSITY, OnnxGraph.DOUBLE);
        String densities = graph.node("Add", graph.node("Exp", all), graph.constant(head.floor()));
        return graph.node(
                "Div",
                densities,
                graph.node("MatMul", densities, ones(head.components().size())));
    }

    /** Of exponentials, from the greatest on: densities far from all centres are too small for a double. */
    private String logOfSum(String logarithms, int width) {
        Attributes sideways = new Attributes("").numbers("axes", List.of(1));
        String greatest = graph.node(sideways, "ReduceMax", logarithms);
        String shares = graph.node("Exp", graph.node("Sub", logarithms, greatest));
        return graph.node("Add", greatest, graph.node("Log", graph.node("MatMul", shares, ones(width))));
    }

    /** Sum of the squares of each row. */
    private String squares(String values, int width) {
        return graph.node("MatMul", graph.node("Mul", values, values), ones(width));
    }

    private String ones(int width) {
        double[] ones = new double[width];
        Arrays.fill(ones, 1);
        return graph.constant(column(ones));
    }

    private static double[][] column(double[] values) {
        return Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }
}
