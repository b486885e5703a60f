package dev.pandan.model.onnx;

import dev.pandan.model.linear.Link;

/** The nodes of a {@link Link}, in doubles. */
final class LinkWriter {
    private final OnnxGraph graph;

    LinkWriter(OnnxGraph graph) {
        this.graph = graph;
    }

    /** The prediction of a sum, {@code double[n,1]}. */
    String write(Link link, String sum) {
        String curve = curve(link, sum);
        if (link.curve() == Link.Curve.LOGISTIC && link.least() <= 0 && link.most() >= 1) {
            return curve;
        }
        String below = graph.node("Min", curve, graph.constant(link.most()));
        return graph.node("Max", below, graph.constant(link.least()));
    }

    private String curve(Link link, String sum) {
        return switch (link.curve()) {
            case LOGISTIC -> logistic(sum);
            case IDENTITY -> sum;
            case EXPONENTIAL -> graph.node("Exp", sum);
            case INVERSE -> graph.node("Div", graph.constant(1.0), sum);
            case SQUARE -> graph.node("Mul", sum, sum);
            case COMPLEMENTARY_LOG_LOG ->
                graph.node("Sub", graph.constant(1.0), graph.node("Exp", graph.node("Neg", graph.node("Exp", sum))));
            case POWER -> graph.node("Pow", sum, graph.constant(link.power()));
        };
    }

    String logistic(String logOdds) {
        String one = graph.constant(1.0);
        return graph.node("Div", one, graph.node("Add", one, graph.node("Exp", graph.node("Neg", logOdds))));
    }
}
