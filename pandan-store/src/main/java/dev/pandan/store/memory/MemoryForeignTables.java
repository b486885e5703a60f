package dev.pandan.store.memory;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import java.util.ArrayList;
import java.util.Arrays;
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

    @Override
    public CompletableFuture<Optional<@Nullable Object[]>> row(
            String table, Schema schema, List<String> keyColumns, @Nullable Object[] key) {
        Table found = table(table);
        int[] positions = keyColumns.stream().mapToInt(found.schema()::require).toArray();
        Optional<@Nullable Object[]> row = found.rows().stream()
                .filter(candidate -> Arrays.deepEquals(pick(candidate, positions), key))
                .findFirst();
        return CompletableFuture.completedFuture(row.map(values -> found.select(values, schema)));
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

    private Table table(String name) {
        return Tables.require(tables, "table", name);
    }

    private static @Nullable Object[] pick(@Nullable Object[] row, int[] positions) {
        return Arrays.stream(positions).mapToObj(position -> row[position]).toArray();
    }

    private record Table(Schema schema, List<@Nullable Object[]> rows) {
        @Nullable
        Object[] select(@Nullable Object[] row, Schema wanted) {
            int[] positions = wanted.columns().stream()
                    .mapToInt(column -> schema.require(column.name()))
                    .toArray();
            return pick(row, positions);
        }
    }
}
