package dev.pandan.hbase;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import dev.pandan.spec.type.StructType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Query;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.util.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A user's table. Column {@code row_key} is the row key. A column family is a struct with its qualifiers as fields; in a table with one family a qualifier is a column
 * by itself too.
 *
 * @param shown as the project has it
 * @param families in order
 */
record ForeignTable(String shown, TableName name, Set<String> families) {
    static final String ROW_KEY = "row_key";

    /** Where a column of a schema is. */
    private sealed interface Place permits Cell, Family {}

    private record Cell(String family, String qualifier, ScalarType type) implements Place {}

    private record Family(String name, Schema fields) implements Place {}

    ForeignTable {
        families = Set.copyOf(families);
    }

    /** One canonical value per column; what is not there is null. */
    @Nullable
    Object[] row(Result row, Schema schema) {
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            Column column = schema.column(i);
            values[i] = Canonical.of(column.type(), value(row, column));
        }
        return values;
    }

    private @Nullable Object value(Result row, Column column) {
        if (column.name().equals(ROW_KEY)) {
            ScalarType type = (ScalarType) column.type();
            return ForeignText.key(row.getRow(), type)
                    .orElseThrow(() -> misfit(row, ROW_KEY, ForeignText.form(type) + ", written in the shortest way"));
        }
        Place place = place(column)
                .orElseThrow(
                        () -> PandanException.of(ErrorCode.MISMATCH, where(column.name()) + ": not a column of it"));
        return place instanceof Cell cell ? value(row, cell) : struct(row, (Family) place);
    }

    private @Nullable Object value(Result row, Cell cell) {
        byte[] bytes = row.getValue(Rows.utf8(cell.family), Rows.utf8(cell.qualifier));
        return bytes == null
                ? null
                : ForeignText.read(bytes, cell.type)
                        .orElseThrow(
                                () -> misfit(row, cell.family + ":" + cell.qualifier, ForeignText.form(cell.type)));
    }

    private @Nullable Object struct(Result row, Family family) {
        @Nullable Object[] values = new Object[family.fields.size()];
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            Column field = family.fields.column(i);
            values[i] = value(row, new Cell(family.name, field.name(), (ScalarType) field.type()));
            any |= values[i] != null;
        }
        return any ? Struct.of(values) : null;
    }

    private PandanException misfit(Result row, String what, String expected) {
        return PandanException.of(
                ErrorCode.MISMATCH,
                where(what) + ", row '" + shown(row.getRow()) + "': cannot be read (expected: " + expected + ")");
    }

    private static String shown(byte[] key) {
        String text = Bytes.toStringBinary(key);
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    private String where(String column) {
        return "table '" + shown + "', column '" + column + "'";
    }

    private Optional<Place> place(Column column) {
        if (families.contains(column.name())
                && column.type() instanceof StructType struct
                && struct.fields().columns().stream().allMatch(field -> field.type() instanceof ScalarType)) {
            return Optional.of(new Family(column.name(), struct.fields()));
        }
        return families.size() == 1 && column.type() instanceof ScalarType scalar
                ? Optional.of(new Cell(families.iterator().next(), column.name(), scalar))
                : Optional.empty();
    }

    /** Asks for what a schema has, or for all of a row where the row key is among it: a row without any of the columns is a row too. */
    <T extends Query> T narrowed(T query, Schema schema, BiConsumer<byte[], byte[]> column) {
        if (schema.position(ROW_KEY).isPresent()) {
            return query;
        }
        cells(schema).forEach(cell -> column.accept(Rows.utf8(cell.family), Rows.utf8(cell.qualifier)));
        return query;
    }

    private List<Cell> cells(Schema schema) {
        List<Cell> cells = new ArrayList<>();
        for (Column column : schema.columns()) {
            place(column).ifPresent(place -> {
                if (place instanceof Cell cell) {
                    cells.add(cell);
                } else if (place instanceof Family family) {
                    family.fields
                            .columns()
                            .forEach(
                                    field -> cells.add(new Cell(family.name, field.name(), (ScalarType) field.type())));
                }
            });
        }
        return cells;
    }

    /** What of a schema does not fit the table or these rows of it. */
    List<Problem> problems(Schema schema, Collection<Result> sample) {
        List<Problem> problems = new ArrayList<>();
        for (Column column : schema.columns()) {
            problem(column, sample).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<Problem> problem(Column column, Collection<Result> sample) {
        String name = column.name();
        if (name.equals(ROW_KEY) ? !isKey(column) : place(column).isEmpty()) {
            return Optional.of(problem(
                    name,
                    where(name) + ": cannot be " + column.type().sqlName() + " (expected: " + expected(name) + ")"));
        }
        try {
            boolean seen = sample.isEmpty();
            for (Result row : sample) {
                seen |= value(row, column) != null;
            }
            return seen
                    ? Optional.empty()
                    : Optional.of(problem(
                            name,
                            where(name) + ": in none of its " + sample.size() + " first and last rows (found: "
                                    + String.join(", ", ForeignColumns.names(sample)) + ")"));
        } catch (PandanException misfit) {
            return Optional.of(problem(name, String.valueOf(misfit.getMessage())));
        }
    }

    private static boolean isKey(Column column) {
        return column.type() instanceof ScalarType type && ForeignText.isOfKeys(type);
    }

    private String expected(String name) {
        if (name.equals(ROW_KEY)) {
            return "string, int, long or binary";
        }
        String one = families.size() == 1 ? "one value, or " : "";
        return one + "a column family as struct<...> of its qualifiers, which are single values; families: "
                + String.join(", ", new TreeSet<>(families));
    }

    private static Problem problem(String column, String message) {
        return new Problem(ErrorCode.MISMATCH, null, column, message);
    }

    /** Throws unless the key is the row key. */
    void requireKey(List<String> keyColumns) {
        if (!keyColumns.equals(List.of(ROW_KEY))) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "table '" + shown + "': key (" + String.join(", ", keyColumns)
                            + ") is not its row key (expected: key: " + ROW_KEY
                            + ", by which alone HBase finds a row)");
        }
    }
}
