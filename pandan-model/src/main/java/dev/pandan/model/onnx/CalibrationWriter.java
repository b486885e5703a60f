package dev.pandan.model.onnx;

import dev.pandan.model.calibration.Calibration;
import dev.pandan.model.calibration.Isotonic;
import dev.pandan.model.calibration.Platt;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The nodes of a {@link Calibration}, in doubles and in the order of its own arithmetic. All of them are in core opset 9 and later. */
final class CalibrationWriter {
    private final OnnxGraph graph;

    CalibrationWriter(OnnxGraph graph) {
        this.graph = graph;
    }

    /**
     * The probability, {@code double[n,1]}.
     *
     * @param score {@code double[n,1]}
     */
    String write(Calibration calibration, String score) {
        return calibration instanceof Platt platt ? platt(platt, score) : isotonic((Isotonic) calibration, score);
    }

    private String platt(Platt platt, String score) {
        String below = graph.node("Min", score, graph.constant(Platt.MOST));
        String within = graph.node("Max", below, graph.constant(Platt.LEAST));
        // Not every version of the runtime lets NaN through minimum and maximum.
        String held = graph.node("Add", within, graph.node("Sub", score, score));
        String odds = graph.node("Div", held, graph.node("Sub", graph.constant(1.0), held));
        String sloped = graph.node("Mul", graph.constant(platt.slope()), graph.node("Log", odds));
        return new LinkWriter(graph).logistic(graph.node("Add", sloped, graph.constant(platt.intercept())));
    }

    /** The piece is found by counting the points that are not above the score. */
    private String isotonic(Isotonic isotonic, String score) {
        double[] scores =
                isotonic.points().stream().mapToDouble(Isotonic.Point::score).toArray();
        String passed = graph.node("Not", graph.node("Greater", graph.constant(scores), score));
        double[][] ones = new double[scores.length][1];
        Arrays.stream(ones).forEach(one -> one[0] = 1);
        String count = graph.node("MatMul", graph.castToDouble(passed), graph.constant(ones));
        String piece = graph.castToWhole(count);
        List<Isotonic.Piece> pieces = isotonic.pieces();
        String into = graph.node("Sub", score, part(pieces, Isotonic.Piece::from, piece));
        String rise = graph.node("Mul", into, part(pieces, Isotonic.Piece::slope, piece));
        return graph.node("Add", part(pieces, Isotonic.Piece::start, piece), rise);
    }

    private String part(List<Isotonic.Piece> pieces, ToDoubleFunction<Isotonic.Piece> part, String piece) {
        return graph.node(
                "Gather", graph.constant(pieces.stream().mapToDouble(part).toArray()), piece);
    }
}
