package dev.pandan.hbase;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.hadoop.hbase.client.Query;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.util.Bytes;
import org.jspecify.annotations.Nullable;

/** Rows of a user's table as values of a schema. */
final class ForeignRows {
    private final ForeignTable table;
    private final TableMapping mapping;
    private final Schema schema;
    private final ForeignKey key;
    private final List<Optional<ForeignPlace>> places = new ArrayList<>();

    ForeignRows(ForeignTable table, TableMapping mapping, Schema schema) {
        this.table = table;
        this.mapping = mapping;
        this.schema = schema;
        Map<String, ScalarType> types = new HashMap<>();
        for (Column column : schema.columns()) {
            places.add(ForeignPlace.of(column, table, mapping));
            if (column.type() instanceof ScalarType type) {
                types.put(column.name(), type);
            }
        }
        this.key = new ForeignKey(mapping.rowKey(), types);
    }

    List<Optional<ForeignPlace>> places() {
        return places;
    }

    /** One canonical value per column; what is not there is null. */
    @Nullable
    Object[] row(Result row) {
        Map<String, Object> parts = parts(row);
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(row, i, parts);
        }
        return values;
    }

    /** The value of one column. */
    @Nullable
    Object value(Result row, int column) {
        return value(row, column, parts(row));
    }

    private Map<String, Object> parts(Result row) {
        return key.parts().isEmpty()
                ? Map.of()
                : key.read(row.getRow())
                        .orElseThrow(() -> misfit(row, ForeignTable.ROW_KEY, "the parts of the mapping's row_key"));
    }

    private @Nullable Object value(Result row, int column, Map<String, Object> parts) {
        Column declared = schema.column(column);
        ForeignPlace place = places.get(column)
                .orElseThrow(() ->
                        PandanException.of(ErrorCode.MISMATCH, table.where(declared.name()) + ": not a column of it"));
        return Canonical.of(declared.type(), value(row, place, parts));
    }

    private @Nullable Object value(Result row, ForeignPlace place, Map<String, Object> parts) {
        if (place instanceof ForeignPlace.KeyPart part) {
            return parts.get(part.column());
        } else if (place instanceof ForeignPlace.WholeKey whole) {
            return key(row, whole);
        } else if (place instanceof ForeignPlace.Cell cell) {
            return cell(row, cell);
        }
        ForeignPlace.Family family = (ForeignPlace.Family) place;
        @Nullable Object[] values = new Object[family.fields().size()];
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            values[i] = cell(row, family.cell(i));
            any |= values[i] != null;
        }
        return any ? Struct.of(values) : null;
    }

    private Object key(Result row, ForeignPlace.WholeKey whole) {
        byte[] bytes = row.getRow();
        return ForeignBytes.read(bytes, whole.encoding(), whole.type())
                .filter(value -> ForeignBytes.write(value, whole.encoding(), whole.type())
                        .filter(written -> Bytes.equals(written, bytes))
                        .isPresent())
                .orElseThrow(() -> misfit(
                        row,
                        ForeignTable.ROW_KEY,
                        ForeignBytes.form(whole.encoding(), whole.type()) + ", written in the shortest way"));
    }

    private @Nullable Object cell(Result row, ForeignPlace.Cell cell) {
        byte[] bytes = row.getValue(Rows.utf8(cell.family()), Rows.utf8(cell.qualifier()));
        return bytes == null
                ? null
                : ForeignBytes.read(bytes, cell.encoding(), cell.type())
                        .orElseThrow(() -> misfit(
                                row, cell.name(), bytes.length, ForeignBytes.form(cell.encoding(), cell.type())));
    }

    private PandanException misfit(Result row, String what, int found, String expected) {
        return misfit(row, what, expected + "; found: " + found + " bytes");
    }

    private PandanException misfit(Result row, String what, String expected) {
        return PandanException.of(
                ErrorCode.MISMATCH,
                table.where(what) + ", row '" + shown(row.getRow()) + "': cannot be read (expected: " + expected + ")");
    }

    private static String shown(byte[] key) {
        String text = Bytes.toStringBinary(key);
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    /** Asks for what the schema has, or for all of a row where the row key is among it: a row without any of the columns is a row too. */
    <T extends Query> T narrowed(T query, BiConsumer<byte[], byte[]> column) {
        boolean keyed = places.stream()
                .flatMap(Optional::stream)
                .anyMatch(place -> place instanceof ForeignPlace.WholeKey || place instanceof ForeignPlace.KeyPart);
        if (!keyed) {
            places.stream().flatMap(Optional::stream).forEach(place -> cells(place)
                    .forEach(cell -> column.accept(Rows.utf8(cell.family()), Rows.utf8(cell.qualifier()))));
        }
        return query;
    }

    private static List<ForeignPlace.Cell> cells(ForeignPlace place) {
        return place instanceof ForeignPlace.Cell cell
                ? List.of(cell)
                : place instanceof ForeignPlace.Family family ? family.cells() : List.of();
    }

    /** The row key of a key; empty if no row can have it. */
    Optional<byte[]> rowKey(List<String> columns, @Nullable Object[] values) {
        if (columns.equals(List.of(ForeignTable.ROW_KEY))) {
            Object value = values[0];
            Optional<ForeignPlace> place = schema.position(ForeignTable.ROW_KEY).isPresent()
                    ? places.get(schema.require(ForeignTable.ROW_KEY))
                    : Optional.empty();
            return value == null || !(place.orElse(null) instanceof ForeignPlace.WholeKey whole)
                    ? Optional.empty()
                    : ForeignBytes.write(value, whole.encoding(), whole.type());
        }
        return key.write(name -> values[columns.indexOf(name)]);
    }

    ForeignTable table() {
        return table;
    }

    TableMapping mapping() {
        return mapping;
    }

    Schema schema() {
        return schema;
    }
}
