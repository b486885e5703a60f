package dev.pandan.spec.project;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what training rows weigh: the word {@code balanced}, or an expression. */
final class WeightsReader {
    /** All classes weigh the same. */
    static final String BALANCED = "balanced";

    private final Nodes nodes;
    private final Scalars scalars;

    WeightsReader(Nodes nodes, Scalars scalars) {
        this.nodes = nodes;
        this.scalars = scalars;
    }

    /** The expression; empty if there is none. */
    Optional<Text> read(String path, String trainer, Map<String, Node> entries) {
        Node found = entries.get("weights");
        if (found == null) {
            return Optional.empty();
        }
        if (!(found instanceof ScalarNode)) {
            scalars.text(path + ".weights", found); // which tells of it
            return Optional.empty();
        }
        if (!isBalanced(path, found)) {
            return Optional.of(scalars.expression(path + ".weights", found));
        }
        if (trainer.equals(PythonReader.PYTHON)) {
            nodes.problem(
                    found,
                    path + ".weights: " + BALANCED
                            + " belongs to trainer: spark alone (expected: an expression over the features, or what the"
                            + " library of the script has for rare classes, for example class_weight)");
        }
        return Optional.empty();
    }

    /** What is no value at all is told of by {@link #read}. */
    boolean isBalanced(String path, @Nullable Node weights) {
        return weights instanceof ScalarNode
                && scalars.text(path + ".weights", weights).strip().equals(BALANCED);
    }
}
