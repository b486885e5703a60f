package dev.pandan.spec.project;

import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code target} of a policy: one rate with its share. */
final class RateTargetReader {
    private final Nodes nodes;
    private final Scalars scalars;

    RateTargetReader(Nodes nodes, Scalars scalars) {
        this.nodes = nodes;
        this.scalars = scalars;
    }

    Optional<RateTarget> read(String path, Node node) {
        Map<String, Node> entries = nodes.section(path, Section.TARGET, node);
        if (entries.size() != 1) {
            nodes.problem(
                    node,
                    path + ": " + entries.size() + " rates (expected: one of "
                            + String.join(", ", RateTarget.Rate.texts()) + ")");
        }
        for (RateTarget.Rate rate : RateTarget.Rate.values()) {
            Node share = entries.get(rate.text());
            if (share != null) {
                return Optional.of(new RateTarget(rate, share(path + "." + rate.text(), share)));
            }
        }
        return Optional.empty();
    }

    private double share(String path, Node node) {
        try {
            double share = Double.parseDouble(scalars.text(path, node));
            if (share > 0 && share < 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // reported below, with the place
        }
        nodes.problem(node, path + ": not a share (expected: a number between 0 and 1, for example 0.1)");
        return 0.5;
    }
}
