package dev.pandan.store.memory;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.ChangeFeed;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.RenamedTables;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.TableDescription;
import dev.pandan.store.Versions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tables that a test or a trial hands over. Thread-safe. */
public final class MemoryForeignTables implements ForeignTables {
    private final Map<String, Table> tables = new ConcurrentHashMap<>();

    MemoryForeignTables() {}

    /**
     * Adds or replaces a table.
     *
     * @param rows each with one value per column; not copied
     */
    public void add(String name, Schema schema, List<@Nullable Object[]> rows) {
        tables.put(name, new Table(schema, List.copyOf(rows)));
    }

    @Override
    public ForeignTables mapped(TableMapping mapping) {
        return RenamedTables.of(this, mapping, "the store in memory");
    }

    @Override
    public TableDescription describe(String table) {
        List<TableDescription.DescribedColumn> columns = table(table).schema().columns().stream()
                .map(column -> new TableDescription.DescribedColumn(
                        column.name(), column.type().sqlName(), Optional.of(column.type())))
                .toList();
        return new TableDescription(table, columns, List.of());
    }

    @Override
    public void check(String table, Schema schema) {
        Schema actual = table(table).schema();
        List<Problem> problems = new ArrayList<>();
        for (Column column : schema.columns()) {
            if (!actual.columns().contains(column)) {
                problems.add(new Problem(
                        ErrorCode.MISMATCH,
                        null,
                        column.name(),
                        "table '" + table + "' has no column '" + column.name() + "' of type "
                                + column.type().sqlName()));
            }
        }
        if (!problems.isEmpty()) {
            throw PandanException.of(problems);
        }
    }

    /** Any table in memory can be searched. */
    @Override
    public void checkKey(String table, Schema schema, List<String> keyColumns) {
        keyColumns.forEach(column -> table(table).schema().require(column));
    }

    @Override
    public CompletableFuture<Optional<@Nullable Object[]>> row(
            String table, Schema schema, List<String> keyColumns, @Nullable Object[] key) {
        Table found = table(table);
        Optional<@Nullable Object[]> row = found.rows(keyColumns, key).findFirst();
        return CompletableFuture.completedFuture(row.map(values -> found.select(values, schema)));
    }

    /** Any table in memory can be searched. */
    @Override
    public void checkVersions(String table, Versions versions) {
        table(table).schema().require(versions.validFrom());
    }

    @Override
    public CompletableFuture<Optional<@Nullable Object[]>> version(
            String table, Schema schema, Versions versions, @Nullable Object[] key, long atMicros) {
        Table found = table(table);
        int validFrom = found.schema().require(versions.validFrom());
        Optional<@Nullable Object[]> row = found.rows(versions.keyColumns(), key)
                .filter(candidate -> validFrom(candidate[validFrom]) <= atMicros)
                .max(Comparator.comparingLong(candidate -> validFrom(candidate[validFrom])));
        return CompletableFuture.completedFuture(row.map(values -> found.select(values, schema)));
    }

    private static long validFrom(@Nullable Object value) {
        return value == null ? Long.MIN_VALUE : (Long) value;
    }

    @Override
    public List<Split> splits(String table, int wanted) {
        table(table);
        return List.of(new Split(table, "0", "1"));
    }

    @Override
    public Scan<@Nullable Object[]> scan(Split split, Schema schema) {
        Table table = table(split.table());
        Stream<@Nullable Object[]> rows = table.rows().stream().map(row -> table.select(row, schema));
        return Tables.scan(rows);
    }

    /** Of the rows that are there now. */
    @Override
    public Scan<@Nullable Object[]> newer(String table, Schema schema, String time, long fromMicros) {
        Table found = table(table);
        int position = found.schema().require(time);
        return Tables.scan(found.rows().stream()
                .filter(row -> row[position] instanceof Long at && at >= fromMicros)
                .map(row -> found.select(row, schema)));
    }

    @Override
    public Optional<ChangeFeed> changes(String table, Schema schema, String position) {
        return Optional.empty();
    }

    private Table table(String name) {
        return Tables.require(tables, "table", name);
    }

    private static @Nullable Object[] pick(@Nullable Object[] row, int[] positions) {
        return Arrays.stream(positions).mapToObj(position -> row[position]).toArray();
    }

    private record Table(Schema schema, List<@Nullable Object[]> rows) {
        Stream<@Nullable Object[]> rows(List<String> keyColumns, @Nullable Object[] key) {
            int[] positions = keyColumns.stream().mapToInt(schema::require).toArray();
            return rows.stream().filter(row -> Arrays.deepEquals(pick(row, positions), key));
        }

        @Nullable
        Object[] select(@Nullable Object[] row, Schema wanted) {
            int[] positions = wanted.columns().stream()
                    .mapToInt(column -> schema.require(column.name()))
                    .toArray();
            return pick(row, positions);
        }
    }
}
