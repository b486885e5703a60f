package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * From layout 2, in which an event and a row of a window had a cell for each of their fields, to layout 3, in which all share one. A table gets the new column, every row its
 * cell, and then the table loses the old columns: until that last statement nothing is lost, and it may all be done again.
 */
final class OneCellRows {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WRITTEN_TOGETHER = 1_000;

    private final CqlSession session;
    private final Settings settings;
    private final Requests requests;
    private final Batches batches;

    OneCellRows(CqlSession session, Settings settings, Requests requests, Batches batches) {
        this.session = session;
        this.settings = settings;
        this.requests = requests;
        this.batches = batches;
    }

    /**
     * One table.
     *
     * @param name without its keyspace
     * @param partition the first columns of the key
     * @param rest the other ones
     * @param old columns that end in the cell
     * @param cell of a row with the columns of key and {@code old}, in that order
     */
    private record Table(
            String name,
            List<String> partition,
            List<String> rest,
            List<String> old,
            String column,
            Function<Row, ByteBuffer> cell) {
        List<String> key() {
            List<String> key = new ArrayList<>(partition);
            key.addAll(rest);
            return key;
        }
    }

    private static Table events(String name) {
        return new Table(
                name,
                List.of("shard"),
                List.of("id"),
                List.of("time", "payload", "arrival", "arrived_at"),
                "event",
                row -> EventCell.of(
                        Cells.bigint(row, 2),
                        Cells.bigint(row, 4),
                        Cells.bigint(row, 5),
                        ByteBuffer.wrap(Cells.blob(row, 3))));
    }

    private static Table window(String name) {
        return new Table(
                name,
                List.of("key", "bucket"),
                List.of("time", "id"),
                List.of("payload", "arrival"),
                "content",
                row -> WindowCell.of(Cells.bigint(row, 5), Cells.blob(row, 4)));
    }

    /**
     * @param logs tables of events, without their keyspace
     * @param windows tables of windows' rows
     */
    void run(List<String> logs, List<String> windows) {
        logs.forEach(name -> change(events(name)));
        windows.forEach(name -> change(window(name)));
    }

    private void change(Table table) {
        Set<String> columns = columns(table.name());
        if (!columns.containsAll(table.old())) {
            return;
        }
        if (!columns.contains(table.column())) {
            alter(table, "ADD " + table.column() + " blob");
        }
        rewrite(table);
        alter(table, "DROP (" + String.join(", ", table.old()) + ")");
    }

    private Set<String> columns(String table) {
        SimpleStatement query = SimpleStatement.newInstance(
                "SELECT column_name FROM system_schema.columns WHERE keyspace_name = ? AND table_name = ?",
                settings.keyspace(),
                table);
        return new HashSet<>(Failures.await(settings, requests.rows(query, row -> Cells.text(row, 0))));
    }

    private void alter(Table table, String how) {
        SimpleStatement statement = SimpleStatement.newInstance("ALTER TABLE " + qualified(table) + " " + how);
        Failures.await(settings, session.executeAsync(statement.setTimeout(PATIENCE)));
        Failures.await(settings, session.checkSchemaAgreementAsync());
    }

    private void rewrite(Table table) {
        List<String> key = table.key();
        PreparedStatement insert = Failures.await(
                settings,
                requests.prepare("INSERT INTO " + qualified(table) + " (" + String.join(", ", key) + ", "
                        + table.column() + ") VALUES (" + "?, ".repeat(key.size()) + "?)"));
        SimpleStatement all = SimpleStatement.newInstance("SELECT " + String.join(", ", key) + ", "
                + String.join(", ", table.old()) + " FROM " + qualified(table));
        List<Put> puts = new ArrayList<>(WRITTEN_TOGETHER);
        try (PagedScan<Put> rows =
                new PagedScan<>(settings, requests, all, row -> put(table, insert, key.size(), row))) {
            while (rows.hasNext()) {
                puts.add(rows.next());
                if (puts.size() == WRITTEN_TOGETHER || !rows.hasNext()) {
                    Failures.await(settings, batches.write(puts));
                    puts.clear();
                }
            }
        }
    }

    private static Put put(Table table, PreparedStatement insert, int keys, Row row) {
        ByteBuffer cell = table.cell().apply(row);
        BoundStatementBuilder bound = insert.boundStatementBuilder().setBytesUnsafe(keys, cell);
        int bytes = cell.remaining();
        for (int i = 0; i < keys; i++) {
            ByteBuffer part = Objects.requireNonNull(row.getBytesUnsafe(i));
            bound.setBytesUnsafe(i, part);
            bytes += part.remaining();
        }
        return new Put(bound.build(), partition(table, row), bytes);
    }

    private static Object partition(Table table, Row row) {
        return IntStream.range(0, table.partition().size())
                .mapToObj(i -> Objects.requireNonNull(row.getBytesUnsafe(i)))
                .toList();
    }

    private String qualified(Table table) {
        return settings.keyspace() + "." + table.name();
    }
}
