package dev.pandan.model.onnx;

import dev.pandan.model.onnx.Head.Bell;
import dev.pandan.model.onnx.Head.Layer;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a model as ONNX, preprocessing included: inputs as {@link OnnxScorer} takes them, one output {@code score} ({@code double[n,1]}). Arithmetic is in doubles, but for
 * the sum over the trees of a forest, which comes out as float32.
 */
public final class HeadWriter {
    private final OnnxGraph graph = new OnnxGraph();
    private final String numbers;

    private HeadWriter(Layout layout) {
        this.numbers = new LayoutWriter(graph).write(layout);
    }

    public static byte[] write(Layout layout, Head head) {
        HeadWriter writer = new HeadWriter(layout);
        writer.graph.name(writer.score(head), OnnxWriter.SCORE);
        writer.graph.output(OnnxWriter.SCORE, OnnxGraph.DOUBLE);
        return writer.graph.toBytes("pandan model");
    }

    private String score(Head head) {
        if (head instanceof Head.Forest forest) {
            String sum = ForestWriter.write(graph, numbers, forest.trees());
            return switch (forest.link()) {
                case IDENTITY -> sum;
                case DOUBLE_LOGIT -> logistic(graph.node("Mul", sum, graph.constant(2.0)));
            };
        } else if (head instanceof Head.Perceptron perceptron) {
            return perceptron(perceptron.layers());
        } else if (head instanceof Head.Factors factors) {
            return factors(factors);
        }
        return bells((Head.Bells) head);
    }

    private String perceptron(List<Layer> layers) {
        String values = numbers;
        for (Layer layer : layers) {
            String sums = graph.node("MatMul", values, graph.constant(layer.weights()));
            values = logistic(graph.node("Add", sums, graph.constant(layer.biases())));
        }
        return values;
    }

    private String factors(Head.Factors machine) {
        String linear = graph.node("MatMul", numbers, graph.constant(column(machine.weights())));
        String sums = graph.node("MatMul", numbers, graph.constant(machine.factors()));
        double[][] squares = Arrays.stream(machine.factors())
                .map(row -> Arrays.stream(row).map(value -> value * value).toArray())
                .toArray(double[][]::new);
        String squared = graph.node("Mul", numbers, numbers);
        String pairs = graph.node(
                "Sub", graph.node("Mul", sums, sums), graph.node("MatMul", squared, graph.constant(squares)));
        double[] halves = new double[machine.factors()[0].length];
        Arrays.fill(halves, 0.5);
        String pairwise = graph.node("MatMul", pairs, graph.constant(column(halves)));
        String sum = graph.node("Add", linear, pairwise);
        return logistic(graph.node("Add", sum, graph.constant(machine.intercept())));
    }

    private String bells(Head.Bells bells) {
        String difference = graph.node("Sub", bell(bells.positive()), bell(bells.negative()));
        return logistic(graph.node("Add", difference, graph.constant(bells.intercept())));
    }

    private String bell(Bell bell) {
        String distance = graph.node("Sub", numbers, graph.constant(bell.means()));
        double[] weights =
                Arrays.stream(bell.variances()).map(variance -> -0.5 / variance).toArray();
        String squares = graph.node("Mul", distance, distance);
        return graph.node("MatMul", squares, graph.constant(column(weights)));
    }

    private String logistic(String logOdds) {
        String one = graph.constant(1.0);
        return graph.node("Div", one, graph.node("Add", one, graph.node("Exp", graph.node("Neg", logOdds))));
    }

    private static double[][] column(double[] values) {
        return Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }
}
