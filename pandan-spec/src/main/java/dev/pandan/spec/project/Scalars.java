package dev.pandan.spec.project;

import dev.pandan.spec.error.Location;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.TypeText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Single values of a project file. A missing node was noted before and gives a placeholder. */
final class Scalars {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Pattern FOREIGN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*(\\.[A-Za-z_][A-Za-z0-9_.-]*)?");

    private final Nodes nodes;

    Scalars(Nodes nodes) {
        this.nodes = nodes;
    }

    String text(String path, @Nullable Node node) {
        String text = nodes.text(path, node);
        return text == null ? "" : text;
    }

    /** A name that also names tables in a database. */
    String identifier(String path, @Nullable Node node) {
        String text = text(path, node);
        if (node != null) {
            checkIdentifier(path, text, node);
        }
        return text;
    }

    void checkIdentifier(String path, String name, Node place) {
        if (!IDENTIFIER.matcher(name).matches()) {
            nodes.problem(
                    place,
                    path + ": not a name (expected: at most 40 lower-case letters, digits and '_', a letter first)");
        }
    }

    /** Name of a column, feature or action. */
    String name(String path, @Nullable Node node) {
        String text = text(path, node);
        if (node != null) {
            checkName(path, text, node);
        }
        return text;
    }

    void checkName(String path, String name, Node place) {
        if (!NAME.matcher(name).matches()) {
            nodes.problem(place, path + ": not a name (expected: at most 64 letters, digits and '_', no digit first)");
        }
    }

    /** Name of an existing column of a type. */
    String column(String path, @Nullable Node node, Schema schema, ColumnType type) {
        String name = text(path, node);
        if (node != null && schema.size() > 0) {
            find(path, name, node, schema)
                    .filter(column -> !column.type().equals(type))
                    .ifPresent(column -> misfit(path, node, column, type.sqlName()));
        }
        return name;
    }

    /** Name of an existing column whose values may be keys. */
    String keyColumn(String path, @Nullable Node node, Schema schema) {
        String name = text(path, node);
        if (node != null && schema.size() > 0) {
            find(path, name, node, schema)
                    .filter(column -> !(column.type() instanceof ScalarType))
                    .ifPresent(column -> misfit(path, node, column, "a type of single values"));
        }
        return name;
    }

    private Optional<Column> find(String path, String name, Node node, Schema schema) {
        OptionalInt position = schema.position(name);
        if (position.isEmpty()) {
            List<String> names = schema.columns().stream().map(Column::name).toList();
            nodes.problem(node, path + ": column '" + name + "' is not declared" + Suggestion.text(name, names));
            return Optional.empty();
        }
        return Optional.of(schema.column(position.getAsInt()));
    }

    private void misfit(String path, Node node, Column column, String expected) {
        nodes.problem(
                node,
                path + ": column '" + column.name() + "' is of type "
                        + column.type().sqlName() + " (expected: " + expected + ")");
    }

    ColumnType type(String path, Node node) {
        String text = text(path, node);
        TypeText type = TypeText.read(text);
        if (type instanceof TypeText.Known known) {
            return known.type();
        }
        if (node instanceof ScalarNode scalar && !Nodes.isNull(node)) {
            TypeText.Unknown unknown = (TypeText.Unknown) type;
            nodes.problem(scalar, unknown.offset(), path + ": " + unknown.message());
        }
        return ColumnType.STRING;
    }

    Optional<String> foreignTable(String path, @Nullable Node node) {
        if (node == null) {
            return Optional.empty();
        }
        String name = text(path, node);
        if (!FOREIGN.matcher(name).matches()) {
            nodes.problem(node, path + ": not a table (expected: keyspace.table, or database.collection)");
        }
        return Optional.of(name);
    }

    Duration duration(String path, @Nullable Node node) {
        String text = text(path, node);
        Optional<Duration> duration = Durations.parse(text);
        if (duration.isEmpty() && node != null) {
            nodes.problem(
                    node,
                    path + ": '" + text
                            + "' is not a duration (expected: a number and one of us, ms, s, m, h, d, w; more than 0)");
        }
        return duration.orElse(SectionReader.placeholderDuration());
    }

    String choice(String path, @Nullable Node node, List<String> choices) {
        String text = text(path, node);
        if (node != null && !choices.contains(text)) {
            nodes.problem(node, path + ": '" + text + "' is not known" + Suggestion.text(text, choices));
        }
        return text;
    }

    double cost(String path, @Nullable Node node) {
        if (node == null) {
            return 0;
        }
        try {
            double cost = Double.parseDouble(text(path, node));
            if (cost >= 0 && Double.isFinite(cost)) {
                return cost;
            }
        } catch (NumberFormatException e) {
            // reported below, with the place
        }
        nodes.problem(node, path + ": not a cost (expected: a number of at least 0)");
        return 0;
    }

    /** A number of bytes. */
    OptionalInt width(String path, @Nullable Node node) {
        if (node == null) {
            return OptionalInt.empty();
        }
        String text = text(path, node);
        if (text.matches("[1-9][0-9]{0,4}")) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        nodes.problem(node, path + ": not a width (expected: a whole number of bytes, at least 1)");
        return OptionalInt.of(1);
    }

    /** Number of elements of a vector. */
    OptionalInt size(String path, @Nullable Node node) {
        if (node == null) {
            return OptionalInt.empty();
        }
        try {
            int size = Integer.parseInt(text(path, node));
            if (size >= 1 && size <= FeatureSpec.MOST_ELEMENTS) {
                return OptionalInt.of(size);
            }
        } catch (NumberFormatException e) {
            // reported below, with the place
        }
        nodes.problem(
                node,
                path + ": not the size of a vector (expected: a whole number from 1 to " + FeatureSpec.MOST_ELEMENTS
                        + ")");
        return OptionalInt.empty();
    }

    Text expression(String path, @Nullable Node node) {
        String text = text(path, node);
        if (node == null) {
            return Text.of(text);
        }
        if (text.isBlank()) {
            nodes.problem(node, path + ": empty (expected: an expression)");
        }
        Location place = nodes.location(node);
        List<Text.Run> runs = nodes.runs(node);
        return runs.isEmpty()
                ? new Text(text, place)
                : new Text(
                        text,
                        new Location(
                                place.source(), runs.get(0).line(), runs.get(0).column()),
                        runs);
    }

    /** A parameter: Boolean, Long, Double or String. */
    Object value(String path, Node node) {
        String text = text(path, node);
        String tag = node.getTag().getValue();
        if (tag.endsWith(":bool")) {
            return Boolean.valueOf(text);
        }
        try {
            if (tag.endsWith(":int")) {
                return Long.valueOf(text);
            }
            if (tag.endsWith(":float")) {
                return Double.valueOf(text);
            }
        } catch (NumberFormatException e) {
            nodes.problem(node, path + ": '" + text + "' is not a number that can be used here");
        }
        return text;
    }
}
