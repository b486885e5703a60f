package dev.pandan.spec.project;

import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.project.WindowSpec.KeyPart;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Checks that every name that a section uses is declared. Expressions are checked when they are compiled. */
final class ReferenceCheck {
    private static final Pattern STEP = Pattern.compile("\\.");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Nodes nodes;
    private final Node root;

    ReferenceCheck(Nodes nodes, Node root) {
        this.nodes = nodes;
        this.root = root;
    }

    void check(Project project) {
        if (project.decisions().isEmpty()) {
            nodes.problem(root, "decisions: empty (expected: at least one decision)");
        }
        project.windows().values().forEach(window -> window(project, window));
        project.decisions().values().forEach(decision -> decision(project, decision));
    }

    private void window(Project project, WindowSpec window) {
        String path = "windows." + window.name();
        StreamSpec stream = find(project.streams(), window.stream(), "stream", path, "stream");
        if (stream != null && stream.history().isPresent()) {
            nodes.problem(
                    at(path, "stream"),
                    path + ".stream: '" + stream.name()
                            + "' reads an existing table, whose rows live decisions do not see in windows"
                            + " (expected: with 'capture', by which its rows become events, or a stream without 'from', whose history"
                            + " can be loaded with 'pandan load')");
        }
        if (stream != null) {
            keys(stream, window.by(), path);
        }
    }

    private void keys(StreamSpec stream, List<KeyPart> by, String path) {
        for (KeyPart part : by) {
            String row = part.row().text().strip();
            if (NAME.matcher(row).matches()) {
                key(stream.schema(), row, path);
            }
        }
    }

    private void key(Schema schema, String name, String path) {
        if (known(names(schema), name, "column", path, "by")) {
            ColumnType type = schema.column(schema.require(name)).type();
            if (!(type instanceof ScalarType)) {
                nodes.problem(
                        at(path, "by"),
                        path + ".by: column '" + name + "' is of type " + type.sqlName()
                                + " (expected: a type of single values)");
            }
        }
    }

    private void decision(Project project, DecisionSpec decision) {
        String path = "decisions." + decision.name();
        StreamSpec stream = find(project.streams(), decision.stream(), "stream", path, "stream");
        if (decision.features().isEmpty()) {
            nodes.problem(at(path, "features"), path + ".features: empty (expected: at least one feature)");
        }
        if (stream != null) {
            List<String> names = new ArrayList<>(decision.features().keySet());
            names.addAll(names(stream.schema()));
            decision.evaluate().by().forEach(name -> known(names, name, "feature or column", path + ".evaluate", "by"));
        }
        decision.model().ifPresent(model -> model.hash()
                .buckets()
                .keySet()
                .forEach(name -> known(decision.features().keySet(), name, "feature", path + ".model.hash", name)));
        decision.lookups().values().forEach(lookup -> lookup(project, path + ".lookups." + lookup.name(), lookup));
        decision.label().ifPresent(label -> {
            StreamSpec other = find(project.streams(), label.stream(), "stream", path + ".label", "stream");
            if (other != null) {
                keys(other, label.by(), path + ".label");
            }
            if (label.by().isEmpty()
                    && stream != null
                    && other != null
                    && !idType(stream).equals(idType(other))) {
                nodes.problem(
                        at(path + ".label", "stream"),
                        path + ".label.stream: the id of '" + other.name() + "' has another type than that of '"
                                + stream.name() + "' (expected: the same)");
            }
        });
    }

    private void lookup(Project project, String path, LookupSpec lookup) {
        TableSpec table = find(project.tables(), lookup.table(), "table", path, "table");
        if (table != null && table.key().size() != lookup.key().size()) {
            nodes.problem(
                    at(path, "key"),
                    path + ".key: found " + lookup.key().size() + " expressions (expected: "
                            + table.key().size() + ", one per key column of '" + table.name() + "')");
        }
    }

    private <T> @Nullable T find(Map<String, T> things, String name, String kind, String path, String key) {
        return known(things.keySet(), name, kind, path, key) ? things.get(name) : null;
    }

    private boolean known(Collection<String> names, String name, String kind, String path, String key) {
        if (!names.contains(name)) {
            nodes.problem(
                    at(path, key),
                    path + "." + key + ": no " + kind + " '" + name + "'" + Suggestion.text(name, names));
        }
        return names.contains(name);
    }

    private static ColumnType idType(StreamSpec stream) {
        return stream.schema().column(stream.idPosition()).type();
    }

    private static List<String> names(Schema schema) {
        return schema.columns().stream().map(Column::name).toList();
    }

    /** The node at a path, or the nearest one above it. */
    private Node at(String path, String key) {
        Node node = root;
        for (String step : List.of(STEP.split(path + "." + key, -1))) {
            Node next = child(node, step);
            if (next == null) {
                return node;
            }
            node = next;
        }
        return node;
    }

    private static @Nullable Node child(Node node, String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key)) {
                    return tuple.getValueNode();
                }
            }
        }
        return null;
    }
}
