package dev.pandan.spec.project;

import dev.pandan.spec.error.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads which features a model takes in as buckets, and how many there are. That the features are there is checked by {@link ReferenceCheck}, their types when they are compiled. */
final class HashReader {
    private final Nodes nodes;
    private final Scalars scalars;

    HashReader(Nodes nodes, Scalars scalars) {
        this.nodes = nodes;
        this.scalars = scalars;
    }

    HashSpec read(String path, @Nullable Node node) {
        if (node == null) {
            return HashSpec.none();
        }
        Map<String, Integer> buckets = new LinkedHashMap<>();
        Map<String, Location> places = new LinkedHashMap<>();
        nodes.map(path, node)
                .forEach((feature, count) -> count(path + "." + feature, count).ifPresent(number -> {
                    buckets.put(feature, number);
                    places.put(feature, nodes.location(count));
                }));
        return new HashSpec(buckets, places);
    }

    private OptionalInt count(String path, Node node) {
        String text = scalars.text(path, node);
        if (text.matches("[1-9][0-9]{0,6}")) {
            int count = Integer.parseInt(text);
            if (count >= HashSpec.LEAST && count <= HashSpec.MOST) {
                return OptionalInt.of(count);
            }
        }
        nodes.problem(
                node,
                path + ": '" + text + "' (expected: how many buckets, a whole number from " + HashSpec.LEAST + " to "
                        + HashSpec.MOST + ", for example 256)");
        return OptionalInt.empty();
    }
}
