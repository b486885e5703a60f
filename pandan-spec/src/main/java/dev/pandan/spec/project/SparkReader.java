package dev.pandan.spec.project;

import dev.pandan.spec.error.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads what a model section says to Spark MLlib. */
final class SparkReader {
    private final Nodes nodes;
    private final Scalars scalars;

    SparkReader(Nodes nodes, Scalars scalars) {
        this.nodes = nodes;
        this.scalars = scalars;
    }

    SparkSpec read(String path, Map<String, Node> entries) {
        Map<String, Location> places = new LinkedHashMap<>();
        for (String section : List.of("params", "search")) {
            Node node = entries.get(section);
            if (node != null) {
                nodes.map(path + "." + section, node).forEach((key, value) -> places.put(key, nodes.location(value)));
            }
        }
        Node weights = entries.get("weights");
        if (weights != null) {
            places.put("weights", nodes.location(weights));
        }
        boolean isBalanced = new WeightsReader(nodes, scalars).isBalanced(path, weights);
        return new SparkSpec(
                places, isBalanced, search(path, entries), earlyStopping(path, entries), jar(path, entries));
    }

    /** One of MLlib's, or the name of a class. */
    String algorithm(String path, @Nullable Node node) {
        if (node == null) {
            return "";
        }
        String name = scalars.text(path, node);
        return SparkAlgorithm.isClass(name) ? name : scalars.choice(path, node, ModelSpec.ALGORITHMS);
    }

    private Optional<Text> jar(String path, Map<String, Node> entries) {
        Node node = entries.get("jar");
        Node algorithm = entries.get("algorithm");
        boolean isClass = SparkAlgorithm.isClass(scalars.text(path + ".algorithm", algorithm));
        if (node == null) {
            if (isClass && algorithm != null) {
                nodes.problem(
                        algorithm, path + ".jar: missing (expected: the jar that holds the class of the algorithm)");
            }
            return Optional.empty();
        }
        if (!isClass && algorithm != null) {
            nodes.problem(
                    node,
                    path
                            + ".jar: the algorithm is one of Spark's own (expected: algorithm: a class with its package, for"
                            + " example com.example.MyEstimator)");
        }
        return Optional.of(new Text(scalars.text(path + ".jar", node), nodes.location(node)));
    }

    private OptionalDouble earlyStopping(String path, Map<String, Node> entries) {
        Node node = entries.get("early_stopping");
        if (node == null) {
            return OptionalDouble.empty();
        }
        String algorithm = scalars.text(path + ".algorithm", entries.get("algorithm"));
        if (!algorithm.isEmpty() && !algorithm.equals("gbt")) {
            nodes.problem(
                    node,
                    path + ".early_stopping: " + algorithm
                            + " learns no trees one after the other (expected: algorithm: gbt)");
        }
        try {
            double share = Double.parseDouble(scalars.text(path + ".early_stopping", node));
            if (share > 0 && share <= SparkSpec.MOST_KEPT) {
                return OptionalDouble.of(share);
            }
        } catch (NumberFormatException e) {
            // reported below, with the place
        }
        nodes.problem(
                node,
                path + ".early_stopping: not a share (expected: a number above 0 and at most " + SparkSpec.MOST_KEPT
                        + ", for example 0.1)");
        return OptionalDouble.empty();
    }

    private Optional<SearchSpec> search(String path, Map<String, Node> entries) {
        Node node = entries.get("search");
        OptionalInt trials = count(path + ".trials", entries.get("trials"), SearchSpec.MOST);
        OptionalInt seed = count(path + ".seed", entries.get("seed"), Integer.MAX_VALUE);
        OptionalInt folds = count(path + ".folds", entries.get("folds"), SearchSpec.MOST_FOLDS);
        if (node == null) {
            for (String key : List.of("trials", "seed", "folds")) {
                if (entries.get(key) != null) {
                    nodes.problem(entries.get(key), path + "." + key + ": there is no 'search' that it is about");
                }
            }
            return Optional.empty();
        }
        SearchSpec search = new SearchSpec(values(path + ".search", node), trials, seed.orElse(1), folds.orElse(1));
        if (trials.isEmpty() && search.size() > SearchSpec.MOST) {
            nodes.problem(
                    node,
                    path + ".search: more than " + SearchSpec.MOST
                            + " combinations (expected: fewer, or with 'trials' how many to try)");
        }
        return Optional.of(search);
    }

    private Map<String, List<Object>> values(String path, Node node) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        nodes.map(path, node).forEach((name, list) -> {
            List<Object> each = new ArrayList<>();
            nodes.list(path + "." + name, list).forEach(value -> each.add(param(path + "." + name, value)));
            if (each.isEmpty()) {
                nodes.problem(list, path + "." + name + ": empty (expected: at least one value)");
            } else {
                values.put(name, each.stream().distinct().toList());
            }
        });
        return values;
    }

    /** A value, or a list of values. */
    Object param(String path, Node node) {
        if (!(node instanceof SequenceNode)) {
            return scalars.value(path, node);
        }
        List<Object> values = new ArrayList<>();
        nodes.list(path, node).forEach(value -> values.add(scalars.value(path, value)));
        return List.copyOf(values);
    }

    private OptionalInt count(String path, @Nullable Node node, int most) {
        if (node == null) {
            return OptionalInt.empty();
        }
        try {
            int count = Integer.parseInt(scalars.text(path, node));
            if (count >= 1 && count <= most) {
                return OptionalInt.of(count);
            }
        } catch (NumberFormatException e) {
            // reported below, with the place
        }
        nodes.problem(node, path + ": not a count (expected: a whole number from 1 to " + most + ")");
        return OptionalInt.empty();
    }
}
