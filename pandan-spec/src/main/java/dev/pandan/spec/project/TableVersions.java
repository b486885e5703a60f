package dev.pandan.spec.project;

import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** What a table says about versions of its rows: {@code valid_from} or {@code unversioned}. */
final class TableVersions {
    private static final String UNVERSIONED =
            ".unversioned: missing: nothing says from when a row of this table holds, so training would read today's rows"
                    + " (expected: 'valid_from: column' if the table keeps versions, else 'unversioned: accept' if today's rows are right)";

    private final Nodes nodes;
    private final Scalars scalars;

    TableVersions(Nodes nodes, Scalars scalars) {
        this.nodes = nodes;
        this.scalars = scalars;
    }

    /**
     * The column from which on a row holds.
     *
     * @param entries of the table's section
     */
    Optional<String> validFrom(String path, Node table, Map<String, Node> entries, Schema schema, List<String> key) {
        Node accepted = entries.get("unversioned");
        Node node = entries.get("valid_from");
        if (accepted != null) {
            scalars.choice(path + ".unversioned", accepted, List.of("accept"));
        }
        if (node == null) {
            if (entries.containsKey("from") && accepted == null) {
                nodes.problem(table, path + UNVERSIONED);
            }
            return Optional.empty();
        }
        if (accepted != null) {
            nodes.problem(
                    accepted,
                    path
                            + ".unversioned: contradicts valid_from, by which the table has versions (expected: one of the two)");
        }
        String column = scalars.column(path + ".valid_from", node, schema, ColumnType.TIMESTAMP);
        if (key.contains(column)) {
            nodes.problem(
                    node,
                    path + ".valid_from: column '" + column
                            + "' is a part of the key (expected: another column; the key says which row, valid_from which version of it)");
        }
        return Optional.of(column);
    }
}
