package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.type.DataType;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.TableDescription;
import dev.pandan.store.Versions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of the user's, as {@code system_schema} describes it.
 *
 * @param name as in the project file
 * @param qualified as in CQL
 * @param columns CQL types by name
 * @param partitionKey names in order
 * @param clustering names in order
 */
record ForeignTable(
        String name,
        String qualified,
        Map<String, String> columns,
        List<String> partitionKey,
        List<String> clustering) {

    record ColumnRow(String name, String kind, int position, String type) {}

    static ForeignTable of(String name, String qualified, List<ColumnRow> rows) {
        if (rows.isEmpty()) {
            throw PandanException.of(
                    ErrorCode.NOT_FOUND,
                    "table '" + name
                            + "' does not exist in Cassandra (expected: keyspace.table, or table in the project's keyspace)");
        }
        Map<String, String> columns = rows.stream()
                .collect(Collectors.toMap(ColumnRow::name, ColumnRow::type, (one, other) -> one, TreeMap::new));
        return new ForeignTable(name, qualified, columns, ofKind(rows, "partition_key"), ofKind(rows, "clustering"));
    }

    private static List<String> ofKind(List<ColumnRow> rows, String kind) {
        return rows.stream()
                .filter(row -> row.kind().equals(kind))
                .sorted(Comparator.comparingInt(ColumnRow::position))
                .map(ColumnRow::name)
                .toList();
    }

    /** Whether a version is a row of its own: the primary key is the lookup's key, then the time. */
    boolean isClustered(Versions versions) {
        return !clustering.isEmpty() && clustering.get(clustering.size() - 1).equals(versions.validFrom());
    }

    /** Throws unless a key and a time name at most one row. */
    void requireVersions(Versions versions) {
        List<String> primary = primaryKey();
        if (isClustered(versions)) {
            primary.remove(primary.size() - 1);
        }
        if (primary.size() != versions.keyColumns().size() || !primary.containsAll(versions.keyColumns())) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "table '" + name + "' has the primary key (" + String.join(", ", primaryKey()) + "), in which key ("
                            + String.join(", ", versions.keyColumns()) + ") and valid_from '" + versions.validFrom()
                            + "' do not name one row (expected: all of the primary key as key, with '"
                            + versions.validFrom() + "' as its last clustering column, or none of it)");
        }
    }

    /** A key by which the server would have to read the whole table. */
    PandanException noKey(List<String> keyColumns, String why) {
        return PandanException.of(
                ErrorCode.MISMATCH,
                "table '" + name + "': rows are not found by key (" + String.join(", ", keyColumns) + "): " + why
                        + " (expected: the partition key (" + String.join(", ", partitionKey)
                        + "), with or without clustering columns (" + String.join(", ", clustering)
                        + ") in their order, or a column with an index)");
    }

    private List<String> primaryKey() {
        List<String> all = new ArrayList<>(partitionKey);
        all.addAll(clustering);
        return all;
    }

    /**
     * All that does not fit.
     *
     * @param types the CQL types of those columns that are arrays or structs, by name
     */
    List<Problem> problems(Schema schema, Map<String, DataType> types) {
        List<Problem> problems = new ArrayList<>();
        for (Column column : schema.columns()) {
            String fault = fault(column, types.get(column.name()));
            if (fault != null) {
                problems.add(problem(column, fault));
            }
        }
        return problems;
    }

    private @Nullable String fault(Column column, @Nullable DataType nested) {
        String type = columns.get(column.name());
        if (type == null) {
            return "no such column (found: " + String.join(", ", columns.keySet()) + ")";
        } else if (nested != null) {
            return ForeignTypes.fault(nested, column.type());
        }
        List<String> readable = ForeignTypes.readable((ScalarType) column.type());
        return readable.contains(type) ? null : ForeignTypes.misfit(type, column.type(), String.join(", ", readable));
    }

    /** The columns that are there and are declared as arrays or structs. */
    List<Column> nested(Schema schema) {
        return schema.columns().stream()
                .filter(column -> !(column.type() instanceof ScalarType) && columns.containsKey(column.name()))
                .toList();
    }

    private Problem problem(Column column, String what) {
        return new Problem(
                ErrorCode.MISMATCH,
                null,
                column.name(),
                "table '" + name + "', column '" + column.name() + "': " + what);
    }

    /** All columns, those of the primary key first. */
    List<String> names() {
        List<String> names = primaryKey();
        columns.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    /** @param types the CQL types of all columns by name */
    TableDescription describe(Map<String, DataType> types) {
        List<TableDescription.DescribedColumn> described = new ArrayList<>();
        for (String column : names()) {
            Optional<ColumnType> type = Optional.ofNullable(types.get(column)).flatMap(ForeignTypes::natural);
            described.add(new TableDescription.DescribedColumn(column, columns.getOrDefault(column, ""), type));
        }
        return new TableDescription(name, described, primaryKey());
    }

    String selectAll() {
        return select(names());
    }

    String select(Schema schema) {
        return select(schema.columns().stream().map(Column::name).toList());
    }

    private String select(List<String> names) {
        return "SELECT " + names.stream().map(Names::quoted).collect(Collectors.joining(", ")) + " FROM " + qualified;
    }

    String token() {
        return "token(" + partitionKey.stream().map(Names::quoted).collect(Collectors.joining(", ")) + ")";
    }
}
