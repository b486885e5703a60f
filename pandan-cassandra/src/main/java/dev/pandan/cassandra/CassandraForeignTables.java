package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.type.DataType;
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
import dev.pandan.store.async.Once;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the user's tables with statements that are prepared once. */
final class CassandraForeignTables implements ForeignTables {
    /** No time that a table can hold is earlier. */
    private static final long EARLIEST_MICROS = Long.MIN_VALUE / 2;

    private final Requests requests;
    private final Settings settings;
    private final Once<String, ForeignTable> tables = new Once<>(this::look);
    private final Once<String, PreparedStatement> statements;

    CassandraForeignTables(Requests requests, Settings settings) {
        this.requests = requests;
        this.settings = settings;
        this.statements = new Once<>(requests::prepare);
    }

    @Override
    public ForeignTables mapped(TableMapping mapping) {
        return RenamedTables.of(this, mapping, "Cassandra");
    }

    @Override
    public TableDescription describe(String table) {
        ForeignTable found = Failures.await(settings, look(table));
        PreparedStatement statement = Failures.await(settings, requests.prepare(found.selectAll()));
        return found.describe(types(statement, found.names()));
    }

    @Override
    public void check(String table, Schema schema) {
        ForeignTable found = Failures.await(settings, look(table));
        List<Problem> problems = found.problems(schema, types(found, found.nested(schema)));
        if (!problems.isEmpty()) {
            throw PandanException.of(problems);
        }
    }

    /** The CQL types of columns, with the fields of user-defined ones, as the server tells them with a statement. */
    private Map<String, DataType> types(ForeignTable table, List<Column> columns) {
        if (columns.isEmpty()) {
            return Map.of();
        }
        PreparedStatement statement = Failures.await(settings, requests.prepare(table.select(new Schema(columns))));
        return types(statement, columns.stream().map(Column::name).toList());
    }

    private static Map<String, DataType> types(PreparedStatement statement, List<String> names) {
        Map<String, DataType> types = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            types.put(names.get(i), statement.getResultSetDefinitions().get(i).getType());
        }
        return types;
    }

    /** The server itself says whether it would have to read the whole table. */
    @Override
    public void checkKey(String table, Schema schema, List<String> keyColumns) {
        ForeignTable found = Failures.await(settings, look(table));
        try {
            requests.prepare(byKey(found, schema, keyColumns))
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof InvalidQueryException refused
                    ? found.noKey(keyColumns, String.valueOf(refused.getMessage()))
                    : Failures.translate(settings, e);
        }
    }

    private static String byKey(ForeignTable table, Schema schema, List<String> keyColumns) {
        return table.select(schema) + " WHERE " + condition(keyColumns) + " LIMIT 1";
    }

    @Override
    public CompletableFuture<Optional<@Nullable Object[]>> row(
            String table, Schema schema, List<String> keyColumns, @Nullable Object[] key) {
        return Failures.guarded(settings, () -> tables.get(table)
                .thenCompose(found -> statements.get(byKey(found, schema, keyColumns)))
                .thenCompose(statement -> bind(statement, key)
                        .map(bound -> requests.rows(bound, row -> decode(row, schema)))
                        .orElseGet(() -> CompletableFuture.completedFuture(List.of())))
                .thenApply(rows -> rows.stream().findFirst()));
    }

    @Override
    public void checkVersions(String table, Versions versions) {
        Failures.await(settings, look(table)).requireVersions(versions);
    }

    @Override
    public CompletableFuture<Optional<@Nullable Object[]>> version(
            String table, Schema schema, Versions versions, @Nullable Object[] key, long atMicros) {
        return Failures.guarded(settings, () -> tables.get(table)
                .thenCompose(found -> found.isClustered(versions)
                        ? clustered(found, schema, versions, key, atMicros)
                        : row(table, schema, versions.keyColumns(), key)
                                .thenApply(row -> row.filter(values -> isValid(values, schema, versions, atMicros)))));
    }

    /** A version is a row of the key's partition, ordered by time. */
    private CompletableFuture<Optional<@Nullable Object[]>> clustered(
            ForeignTable table, Schema schema, Versions versions, @Nullable Object[] key, long atMicros) {
        String validFrom = Names.quoted(versions.validFrom());
        String cql = table.select(schema) + " WHERE " + condition(versions.keyColumns()) + " AND " + validFrom
                + " <= ? ORDER BY " + validFrom + " DESC LIMIT 1";
        return statements
                .get(cql)
                .thenCompose(statement -> bind(statement, key)
                        .map(bound -> bound.setInstant(key.length, ForeignValues.notAfter(atMicros)))
                        .map(bound -> requests.rows(bound, row -> decode(row, schema)))
                        .orElseGet(() -> CompletableFuture.completedFuture(List.of())))
                .thenApply(rows -> rows.stream().findFirst());
    }

    private static boolean isValid(@Nullable Object[] row, Schema schema, Versions versions, long atMicros) {
        Object validFrom = row[schema.require(versions.validFrom())];
        return validFrom == null || (Long) validFrom <= atMicros;
    }

    private static String condition(List<String> keyColumns) {
        return keyColumns.stream().map(column -> Names.quoted(column) + " = ?").collect(Collectors.joining(" AND "));
    }

    @Override
    public List<Split> splits(String table, int wanted) {
        Failures.await(settings, tables.get(table));
        return TokenRanges.of(table, wanted);
    }

    @Override
    public Scan<@Nullable Object[]> scan(Split split, Schema schema) {
        ForeignTable table = Failures.await(settings, tables.get(split.table()));
        String cql = table.select(schema) + " WHERE " + table.token() + " > ? AND " + table.token() + " <= ?";
        PreparedStatement statement = Failures.await(settings, statements.get(cql));
        BoundStatement bound = TokenRanges.bind(statement, split);
        return new PagedScan<>(settings, requests, bound, row -> decode(row, schema));
    }

    /** The server reads the whole table unless the time has an index, but sends only what is wanted. */
    @Override
    public Scan<@Nullable Object[]> newer(String table, Schema schema, String time, long fromMicros) {
        ForeignTable found = Failures.await(settings, tables.get(table));
        String cql = found.select(schema) + " WHERE " + Names.quoted(time) + " >= ? ALLOW FILTERING";
        PreparedStatement statement = Failures.await(settings, statements.get(cql));
        BoundStatement bound = statement.bind(ForeignValues.notAfter(Math.max(fromMicros, EARLIEST_MICROS)));
        return new PagedScan<>(settings, requests, bound, row -> decode(row, schema));
    }

    @Override
    public Optional<ChangeFeed> changes(String table, Schema schema, String position) {
        return Optional.empty();
    }

    /** Empty if a value cannot be a value of the column: then there is no such row. */
    private static Optional<BoundStatement> bind(PreparedStatement statement, @Nullable Object[] key) {
        @Nullable Object[] values = new Object[key.length];
        for (int i = 0; i < key.length; i++) {
            Object value = key[i];
            DataType type = statement.getVariableDefinitions().get(i).getType();
            values[i] = value == null ? null : ForeignValues.key(value, type);
            if (values[i] == null) {
                return Optional.empty();
            }
        }
        return Optional.of(statement.bind(values));
    }

    private static @Nullable Object[] decode(Row row, Schema schema) {
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            // The driver gives an empty collection for one that is null.
            Object value = row.isNull(i) ? null : row.getObject(i);
            values[i] = ForeignValues.read(value, schema.column(i).type());
        }
        return values;
    }

    private CompletableFuture<ForeignTable> look(String name) {
        int dot = name.indexOf('.');
        String keyspace = dot < 0 ? settings.keyspace() : name.substring(0, dot);
        String table = name.substring(dot + 1);
        SimpleStatement query = SimpleStatement.newInstance(
                "SELECT column_name, kind, position, type FROM system_schema.columns WHERE keyspace_name = ? AND table_name = ?",
                keyspace,
                table);
        return requests.rows(query, CassandraForeignTables::column)
                .thenApply(rows -> ForeignTable.of(name, Names.quoted(keyspace) + "." + Names.quoted(table), rows));
    }

    private static ForeignTable.ColumnRow column(Row row) {
        return new ForeignTable.ColumnRow(Cells.text(row, 0), Cells.text(row, 1), row.getInt(2), Cells.text(row, 3));
    }
}
