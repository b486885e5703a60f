package dev.pandan.spec.project;

import dev.pandan.spec.project.TableMapping.KeyPart;
import dev.pandan.spec.project.TableMapping.Place;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the section {@code mapping} of a stream or table. */
final class MappingReader {
    private final Nodes nodes;
    private final Scalars scalars;

    MappingReader(Nodes nodes, Scalars scalars) {
        this.nodes = nodes;
        this.scalars = scalars;
    }

    /**
     * @param entries of the stream or table
     */
    TableMapping read(String path, Map<String, Node> entries, Schema schema) {
        Node node = entries.get("mapping");
        if (node == null) {
            return TableMapping.NONE;
        }
        String here = path + ".mapping";
        if (!entries.containsKey("from")) {
            nodes.problem(node, here + ": of no table (expected: with 'from', the table of yours that it is about)");
        }
        Map<String, Node> mapping = nodes.section(here, Section.MAPPING, node);
        Encoding encoding =
                encoding(here + ".encoding", mapping.get("encoding")).orElse(Encoding.TEXT);
        Map<String, Place> columns = columns(here + ".columns", mapping.get("columns"), encoding, schema);
        return new TableMapping(encoding, rowKey(here + ".row_key", mapping.get("row_key"), encoding, schema), columns);
    }

    private Optional<Encoding> encoding(String path, @Nullable Node node) {
        return node == null ? Optional.empty() : Encoding.of(scalars.choice(path, node, Encoding.texts()));
    }

    private Map<String, Place> columns(String path, @Nullable Node node, Encoding general, Schema schema) {
        Map<String, Place> places = new LinkedHashMap<>();
        if (node != null) {
            nodes.map(path, node).forEach((name, value) -> {
                String here = path + "." + name;
                Map<String, Node> entries = nodes.section(here, Section.PLACE, value);
                Optional<Encoding> own = encoding(here + ".encoding", entries.get("encoding"));
                fits(here, value, name, own.orElse(general), schema);
                places.put(
                        name,
                        new Place(
                                Optional.ofNullable(entries.get("at")).map(at -> scalars.text(here + ".at", at)), own));
            });
        }
        return places;
    }

    private List<KeyPart> rowKey(String path, @Nullable Node node, Encoding general, Schema schema) {
        List<KeyPart> parts = new ArrayList<>();
        if (node == null) {
            return parts;
        }
        List<Node> list = nodes.list(path, node);
        Set<String> seen = new HashSet<>();
        for (Node part : list) {
            String here = path + "[" + parts.size() + "]";
            KeyPart read = part(here, part, general, schema);
            read.column()
                    .filter(column -> !seen.add(column))
                    .ifPresent(column -> nodes.problem(
                            part, here + ".column: '" + column + "' is in the row key twice (expected: once)"));
            if (parts.size() < list.size() - 1) {
                requireEnd(here, part, read, schema);
            }
            parts.add(read);
        }
        return parts;
    }

    private KeyPart part(String path, Node node, Encoding general, Schema schema) {
        Map<String, Node> entries = nodes.section(path, Section.KEY_PART, node);
        Optional<String> column =
                Optional.ofNullable(entries.get("column")).map(name -> scalars.text(path + ".column", name));
        Encoding encoding =
                encoding(path + ".encoding", entries.get("encoding")).orElse(general);
        column.ifPresent(name -> fits(path, node, name, encoding, schema));
        Optional<String> until =
                Optional.ofNullable(entries.get("until")).map(text -> scalars.text(path + ".until", text));
        OptionalInt width = scalars.width(path + ".width", entries.get("width"));
        if (until.isPresent() && width.isPresent()) {
            nodes.problem(node, path + ": 'width' and 'until' both say where it ends (expected: one of them)");
        }
        until.filter(String::isEmpty)
                .ifPresent(text -> nodes.problem(node, path + ".until: empty (expected: a delimiter)"));
        return new KeyPart(column, encoding, width, until);
    }

    /** A part that is not the last one has to end somewhere. */
    private void requireEnd(String path, Node node, KeyPart part, Schema schema) {
        boolean fixed = part.width().isPresent()
                || part.until().isPresent()
                || part.column()
                        .flatMap(name -> scalar(name, schema))
                        .filter(type -> part.encoding().width(type).isPresent())
                        .isPresent();
        if (!fixed) {
            nodes.problem(
                    node,
                    path
                            + ": nothing says where it ends (expected: 'width', in bytes, or 'until', a delimiter; only the"
                            + " last part needs neither)");
        }
    }

    private static Optional<ScalarType> scalar(String name, Schema schema) {
        return schema.columns().stream()
                .filter(column -> column.name().equals(name) && column.type() instanceof ScalarType)
                .map(column -> (ScalarType) column.type())
                .findFirst();
    }

    private void fits(String path, Node node, String name, Encoding encoding, Schema schema) {
        if (schema.size() == 0) {
            return;
        }
        Optional<Column> column = schema.columns().stream()
                .filter(declared -> declared.name().equals(name))
                .findFirst();
        if (column.isEmpty()) {
            nodes.problem(node, path + ": column '" + name + "' is not declared (expected: one of 'columns')");
            return;
        }
        ColumnType type = column.get().type();
        if (type instanceof ScalarType scalar && !encoding.types().contains(scalar)) {
            List<String> others = new ArrayList<>();
            for (Encoding other : Encoding.values()) {
                if (other.types().contains(scalar)) {
                    others.add(other.text());
                }
            }
            nodes.problem(
                    node,
                    path + ": a " + scalar.sqlName() + " cannot be written as " + encoding.text() + " (expected: "
                            + String.join(", ", others) + ")");
        }
    }
}
