package dev.pandan.spec.project;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what a model predicts, and tells of what does not go with it. */
final class TargetReader {
    private final Nodes nodes;
    private final Scalars scalars;

    TargetReader(Nodes nodes, Scalars scalars) {
        this.nodes = nodes;
        this.scalars = scalars;
    }

    /**
     * @param algorithm empty for a trainer of Python, which can predict anything
     */
    Target read(String path, Map<String, Node> entries, String algorithm) {
        Node said = entries.get("predicts");
        List<Target> able = algorithm.isEmpty() ? List.of(Target.values()) : SparkAlgorithm.targets(algorithm);
        String text = said == null ? "" : scalars.choice(path + ".predicts", said, Target.texts());
        Target target = Target.texts().contains(text) ? Target.of(text) : able.get(0);
        if (said != null && !able.contains(target)) {
            nodes.problem(
                    said,
                    path + ".predicts: " + algorithm + " does not predict " + thing(target) + " (expected: "
                            + String.join(
                                    " or ", able.stream().map(Target::text).toList()) + "; " + thing(target)
                            + " is predicted by " + makers(target) + ")");
            return able.get(0);
        }
        if (target == Target.NUMBER) {
            refuse(balanced(path, entries), path + ".weights", target, "there are no classes to balance");
        } else if (!target.needsLabel()) {
            refuse(balanced(path, entries), path + ".weights", target, "it learns from no label, so no class is rare");
            refuse(entries.get("search"), path + ".search", target, "without a label no trial is better than another");
        }
        return target;
    }

    /** What only true and false have: a negative, and the two kinds of error that costs are about. */
    void check(String path, Map<String, Node> decision, Target target) {
        if (target == Target.CLUSTER) {
            refuse(decision.get("label"), path + ".label", target, "clusters are found without a label; leave it out");
        }
        if (target == Target.ANOMALY) {
            refuse(
                    entry(decision.get("policy"), "costs", null),
                    path + ".policy.costs",
                    target,
                    "costs are of missed positives and false alarms");
        } else if (target != Target.BINARY) {
            refuse(
                    entry(decision.get("label"), "missing", "negative"),
                    path + ".label.missing",
                    target,
                    "there is no negative; write what no row means into the value, or leave missing out");
            refuse(
                    entry(decision.get("policy"), "costs", null),
                    path + ".policy.costs",
                    target,
                    "costs are of missed positives and false alarms");
            refuse(
                    entry(decision.get("policy"), "target", null),
                    path + ".policy.target",
                    target,
                    "rates are of alarms and positives");
        }
    }

    private @Nullable Node balanced(String path, Map<String, Node> entries) {
        Node weights = entries.get("weights");
        return new WeightsReader(nodes, scalars).isBalanced(path, weights) ? weights : null;
    }

    private static String thing(Target target) {
        return (target == Target.ANOMALY ? "an " : "a ") + target.text();
    }

    private static String makers(Target target) {
        List<String> names = SparkAlgorithm.names(target);
        return names.isEmpty() ? "a script, trainer: python" : String.join(", ", names);
    }

    private void refuse(@Nullable Node found, String path, Target target, String why) {
        if (found != null) {
            nodes.problem(found, path + ": the model predicts " + thing(target) + ": " + why);
        }
    }

    /** A key of a section, if it is there with this value. */
    private @Nullable Node entry(@Nullable Node section, String key, @Nullable String value) {
        if (!(section instanceof MappingNode)) {
            return null;
        }
        Node found = nodes.map(key, section).get(key);
        return found == null || value == null || scalars.text(key, found).equals(value) ? found : null;
    }
}
