package dev.pandan.model.exchange;

import dev.pandan.model.exchange.BoostedTrees.Objective;
import dev.pandan.model.onnx.ForestGraph.Outcome;
import dev.pandan.model.onnx.Tree;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the text form of LightGBM's models: trees over numbers that were trained for a probability, a number or one of several classes. */
final class LightGbmText {
    private static final String NAME = "LightGBM";
    private static final int CATEGORICAL = 1;
    private static final int DEFAULT_LEFT = 2;
    private static final int MISSING = 2;
    private static final int ZERO = 1;
    private static final int NAN = 2;

    private static final Set<String> NUMBERS =
            Set.of("regression", "regression_l1", "huber", "fair", "quantile", "mape", "lambdarank", "rank_xendcg");
    private static final Set<String> EXPONENTIALS = Set.of("poisson", "gamma", "tweedie");

    private LightGbmText() {}

    static BoostedTrees read(byte[] bytes) {
        String[] blocks = new String(bytes, StandardCharsets.UTF_8).split("\n(?=Tree=)|\nend of trees", -1);
        Map<String, String> head = fields(blocks[0]);
        List<String> words = List.of(head.getOrDefault("objective", "none").split(" ", -1));
        Objective objective = new Objective(words.get(0), outcome(words));
        try {
            List<List<Tree>> sums = sums(blocks, sigmoid(words), head);
            List<String> names = names(required(head, "feature_names"));
            int width = Integer.parseInt(required(head, "max_feature_idx")) + 1;
            return new BoostedTrees(NAME, objective, names, width, sums);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    "a text that is no model of LightGBM: " + e.getMessage()
                            + " (expected: what Booster.save_model writes)",
                    e);
        }
    }

    /** By what they are added to: round after round has one tree for each class. */
    private static List<List<Tree>> sums(String[] blocks, double scale, Map<String, String> head) {
        int classes = Integer.parseInt(head.getOrDefault("num_tree_per_iteration", "1"));
        List<List<Tree>> sums = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            sums.add(new ArrayList<>());
        }
        int next = 0;
        for (String block : blocks) {
            if (block.startsWith("Tree=")) {
                sums.get(next++ % classes).add(tree(fields(block), scale));
            }
        }
        if (next == 0 || next % classes != 0) {
            throw new IllegalArgumentException(next == 0 ? "no trees" : next + " trees for " + classes + " classes");
        }
        return head.containsKey("average_output")
                ? sums.stream().map(LightGbmText::averaged).toList()
                : sums;
    }

    private static Map<String, String> fields(String block) {
        Map<String, String> fields = new HashMap<>();
        for (String line : block.split("\n", -1)) {
            int equals = line.indexOf('=');
            fields.put(equals < 0 ? line : line.substring(0, equals), equals < 0 ? "" : line.substring(equals + 1));
        }
        return fields;
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("without " + name);
        }
        return value;
    }

    /** Names that LightGBM gives where it was told none are none. */
    private static List<String> names(String text) {
        List<String> names = List.of(text.split(" ", -1));
        boolean given = false;
        for (int i = 0; i < names.size(); i++) {
            given |= !names.get(i).equals("Column_" + i);
        }
        return given ? names : List.of();
    }

    private static Outcome outcome(List<String> words) {
        String name = words.get(0);
        if (NUMBERS.contains(name)) {
            return words.contains("sqrt") ? Outcome.SIGNED_SQUARE : Outcome.IDENTITY;
        } else if (EXPONENTIALS.contains(name)) {
            return Outcome.EXPONENTIAL;
        }
        return switch (name) {
            case "binary", "cross_entropy" -> Outcome.LOGISTIC;
            case "multiclass" -> Outcome.SOFTMAX;
            case "multiclassova" -> Outcome.LOGISTIC_EACH;
            default ->
                throw BoostedTrees.refused(
                        NAME,
                        "has the objective '" + name + "'",
                        "binary, cross_entropy, multiclass, multiclassova, or one of "
                                + Stream.concat(NUMBERS.stream(), EXPONENTIALS.stream())
                                        .sorted()
                                        .toList());
        };
    }

    /** Factor of the log-odds: {@code binary sigmoid:1}. */
    private static double sigmoid(List<String> words) {
        for (String word : words) {
            if (word.startsWith("sigmoid:")) {
                return Double.parseDouble(word.substring("sigmoid:".length()));
            }
        }
        return 1;
    }

    /** A random forest: the mean of the trees. */
    private static List<Tree> averaged(List<Tree> trees) {
        return trees.stream()
                .map(tree -> new Tree(tree.nodes().stream()
                        .map(node -> node instanceof Tree.Leaf leaf ? new Tree.Leaf(leaf.value() / trees.size()) : node)
                        .toList()))
                .toList();
    }

    private static Tree tree(Map<String, String> fields, double scale) {
        if (required(fields, "is_linear").equals("1")) {
            throw BoostedTrees.refused(NAME, "has linear models in its leaves", "linear_tree=false");
        }
        String[] leaves = required(fields, "leaf_value").split(" ", -1);
        int splits = leaves.length - 1;
        List<Tree.Node> nodes = new ArrayList<>();
        for (int i = 0; i < splits; i++) {
            nodes.add(split(fields, i, splits));
        }
        for (String leaf : leaves) {
            nodes.add(new Tree.Leaf(scale * Double.parseDouble(leaf)));
        }
        return new Tree(nodes);
    }

    private static Tree.Split split(Map<String, String> fields, int node, int splits) {
        int decision = (int) number(fields, "decision_type", node);
        int missing = decision >> MISSING & 3;
        if ((decision & CATEGORICAL) != 0) {
            throw BoostedTrees.refused(
                    NAME,
                    "splits by categories",
                    "numbers only; encode categories in a Pipeline and export that to ONNX");
        }
        if (missing == ZERO) {
            throw BoostedTrees.refused(NAME, "takes zero for missing", "zero_as_missing=false");
        }
        double threshold = number(fields, "threshold", node);
        // Where training saw nothing missing, NaN counts as 0.
        boolean missingLeft = missing == NAN ? (decision & DEFAULT_LEFT) != 0 : 0 <= threshold;
        return new Tree.Split(
                (int) number(fields, "split_feature", node),
                threshold,
                child((int) number(fields, "left_child", node), splits),
                child((int) number(fields, "right_child", node), splits),
                missingLeft);
    }

    /** Leaves are counted as -1, -2, ... and lie behind the splits. */
    private static int child(int child, int splits) {
        return child >= 0 ? child : splits - child - 1;
    }

    private static double number(Map<String, String> fields, String name, int position) {
        return Double.parseDouble(required(fields, name).split(" ", -1)[position]);
    }
}
