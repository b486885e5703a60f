package dev.pandan.spec.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the section {@code evaluate} of a decision. */
final class EvaluateReader {
    private final Nodes nodes;
    private final Scalars scalars;

    EvaluateReader(Nodes nodes, Scalars scalars) {
        this.nodes = nodes;
        this.scalars = scalars;
    }

    /** @param decision its entries */
    EvaluateSpec read(String path, Map<String, Node> decision) {
        Node node = decision.get("evaluate");
        if (node == null) {
            return EvaluateSpec.plain();
        }
        String here = path + ".evaluate";
        if (!decision.containsKey("model")) {
            nodes.problem(node, here + ": there is no 'model' that it is about");
        }
        Map<String, Node> entries = nodes.section(here, Section.EVALUATE, node);
        return new EvaluateSpec(
                names(here + ".by", entries.get("by")),
                resamples(here + ".resamples", entries.get("resamples")),
                number(here + ".seed", entries.get("seed"), 1, 1, Integer.MAX_VALUE, "a whole number, at least 1"));
    }

    private List<String> names(String path, @Nullable Node node) {
        List<String> names = new ArrayList<>();
        if (node != null) {
            nodes.oneOrMany(node).forEach(one -> names.add(scalars.name(path, one)));
        }
        return names;
    }

    private int resamples(String path, @Nullable Node node) {
        if (node != null && List.of("off", "false").contains(scalars.text(path, node))) {
            return 0;
        }
        int most = EvaluateSpec.MOST_RESAMPLES;
        return number(path, node, EvaluateSpec.RESAMPLES, 20, most, "a whole number from 20 to " + most + ", or off");
    }

    private int number(String path, @Nullable Node node, int otherwise, int least, int most, String expected) {
        if (node == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(scalars.text(path, node));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, with the place
        }
        nodes.problem(node, path + ": not a count (expected: " + expected + ")");
        return otherwise;
    }
}
