package dev.pandan.model.onnx;

import dev.pandan.model.onnx.Head.Bell;
import dev.pandan.model.onnx.Head.Layer;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a model as ONNX, preprocessing included: inputs as {@link OnnxScorer} takes them, one output {@code score} ({@code double[n,1]}), or {@code probabilities} or {@code distances} ({@code double[n,classes]}). Arithmetic is in doubles, but for
 * the sum over the trees of a {@link Head.Forest}, which comes out as float32.
 */
public final class HeadWriter {
    static final String PROBABILITIES = "probabilities";
    private static final String DISTANCES = "distances";

    private final OnnxGraph graph;
    private final String numbers;

    HeadWriter(OnnxGraph graph, String numbers) {
        this.graph = graph;
        this.numbers = numbers;
    }

    public static byte[] write(Layout layout, Head head) {
        OnnxGraph graph = new OnnxGraph();
        String numbers = new LayoutWriter(graph).write(layout);
        int classes = classes(head);
        if (classes > 0) {
            String output = isOfDistances(head) ? DISTANCES : PROBABILITIES;
            graph.name(new ClassWriter(graph, numbers).write(head), output);
            graph.output(output, OnnxGraph.DOUBLE, classes);
        } else {
            graph.name(new HeadWriter(graph, numbers).score(head), OnnxWriter.SCORE);
            graph.output(OnnxWriter.SCORE, OnnxGraph.DOUBLE);
        }
        return graph.toBytes("pandan model");
    }

    /** Whether it says distances from clusters, not probabilities. */
    public static boolean isOfDistances(Head head) {
        return head instanceof Head.Centres || head instanceof Head.Branches;
    }

    /** How many classes or clusters it tells apart; 0 if it says one number. */
    public static int classes(Head head) {
        return ClassWriter.classes(head).orElse(0);
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
        } else if (head instanceof Head.Leaves leaves) {
            return LeavesWriter.write(graph, numbers, leaves.trees());
        } else if (head instanceof Head.Polyline line) {
            return polyline(line);
        } else if (head instanceof Head.Line line) {
            String products = graph.node("MatMul", numbers, graph.constant(column(line.weights())));
            String sum = graph.node("Add", products, graph.constant(line.intercept()));
            return new LinkWriter(graph).write(line.link(), sum);
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

    String bell(Bell bell) {
        String distance = graph.node("Sub", numbers, graph.constant(bell.means()));
        double[] weights =
                Arrays.stream(bell.variances()).map(variance -> -0.5 / variance).toArray();
        String squares = graph.node("Mul", distance, distance);
        return graph.node("MatMul", squares, graph.constant(column(weights)));
    }

    /** {@code y0} and, of each part, its slope times how far into it the number lies. */
    private String polyline(Head.Polyline line) {
        int parts = Math.max(1, line.x().length - 1);
        double[] widths = new double[parts];
        double[] slopes = new double[parts];
        for (int i = 0; i + 1 < line.x().length; i++) {
            widths[i] = line.x()[i + 1] - line.x()[i];
            slopes[i] = (line.y()[i + 1] - line.y()[i]) / widths[i];
        }
        String first = graph.node(new Attributes("").number("axis", 1), "Gather", numbers, graph.whole(0L));
        String into = graph.node("Sub", first, graph.constant(Arrays.copyOf(line.x(), parts)));
        String within = graph.node("Min", graph.node("Max", into, graph.constant(0.0)), graph.constant(widths));
        String rise = graph.node("MatMul", within, graph.constant(column(slopes)));
        return graph.node("Add", rise, graph.constant(line.y()[0]));
    }

    private String logistic(String logOdds) {
        return new LinkWriter(graph).logistic(logOdds);
    }

    private static double[][] column(double[] values) {
        return Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }
}
