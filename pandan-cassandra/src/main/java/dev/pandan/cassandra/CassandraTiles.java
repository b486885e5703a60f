package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.pandan.spec.row.Key;
import dev.pandan.store.StoredTile;
import dev.pandan.store.TileStore;
import dev.pandan.store.async.Futures;
import dev.pandan.store.async.Once;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Tiles in a partition per window table and key, the highest level first. */
final class CassandraTiles implements TileStore {
    private static final int ROW_OVERHEAD = 80;

    private final Requests requests;
    private final Settings settings;
    private final Batches batches;
    private final Once<String, Statements> statements;

    CassandraTiles(Requests requests, Names names, Settings settings, Batches batches) {
        this.requests = requests;
        this.settings = settings;
        this.batches = batches;
        this.statements = new Once<>(keyspace -> Statements.open(requests, names.qualified("tiles")));
    }

    @Override
    public CompletableFuture<Void> put(List<StoredTile> added) {
        return Failures.guarded(settings, () -> statements()
                .thenCompose(all -> batches.write(added.stream().map(all::put).toList())));
    }

    CompletableFuture<Void> remove(List<StoredTile> tiles) {
        return tiles.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : statements()
                        .thenCompose(all ->
                                batches.write(tiles.stream().map(all::remove).toList()));
    }

    @Override
    public CompletableFuture<List<StoredTile>> top(String table, Key key, int most) {
        return Failures.guarded(settings, () -> statements()
                .thenCompose(all -> requests.rows(
                        all.top
                                .boundStatementBuilder()
                                .setBytesUnsafe(0, Cells.text(table))
                                .setBytesUnsafe(1, Cells.blob(key.bytes()))
                                .setBytesUnsafe(2, Cells.integer(most))
                                .build(),
                        row -> tile(table, key, row))));
    }

    @Override
    public CompletableFuture<List<StoredTile>> ofLevel(
            String table, Key key, int level, long fromMicros, long toMicros) {
        return Failures.guarded(settings, () -> statements()
                .thenCompose(all -> requests.rows(
                        all.level
                                .boundStatementBuilder()
                                .setBytesUnsafe(0, Cells.text(table))
                                .setBytesUnsafe(1, Cells.blob(key.bytes()))
                                .setBytesUnsafe(2, Cells.integer(level))
                                .setBytesUnsafe(3, Cells.bigint(fromMicros))
                                .setBytesUnsafe(4, Cells.bigint(toMicros))
                                .build(),
                        row -> tile(table, key, row))));
    }

    private CompletableFuture<Statements> statements() {
        return statements.get("");
    }

    private static StoredTile tile(String table, Key key, Row row) {
        return new StoredTile(
                table,
                key,
                Cells.integer(row, 0),
                Cells.bigint(row, 1),
                Cells.bigint(row, 2),
                Cells.bigint(row, 3),
                Cells.blob(row, 4));
    }

    private record Statements(
            PreparedStatement insert, PreparedStatement top, PreparedStatement level, PreparedStatement delete) {

        static CompletableFuture<Statements> open(Requests requests, String tiles) {
            String select = "SELECT level, from_time, to_time, arrival, content FROM " + tiles
                    + " WHERE window = ? AND key = ?";
            return Futures.all(Stream.of(
                                    "INSERT INTO " + tiles
                                            + " (window, key, level, from_time, to_time, arrival, content) VALUES (?, ?, ?, ?, ?, ?, ?)",
                                    select + " LIMIT ?",
                                    select + " AND level = ? AND from_time >= ? AND from_time < ?",
                                    "DELETE FROM " + tiles
                                            + " WHERE window = ? AND key = ? AND level = ? AND from_time = ?")
                            .map(requests::prepare)
                            .toList())
                    .thenApply(all -> new Statements(all.get(0), all.get(1), all.get(2), all.get(3)));
        }

        Put remove(StoredTile tile) {
            BoundStatement bound = delete.boundStatementBuilder()
                    .setBytesUnsafe(0, Cells.text(tile.table()))
                    .setBytesUnsafe(1, Cells.blob(tile.key().bytes()))
                    .setBytesUnsafe(2, Cells.integer(tile.level()))
                    .setBytesUnsafe(3, Cells.bigint(tile.fromMicros()))
                    .build();
            int bytes = ROW_OVERHEAD + tile.key().bytes().length;
            return new Put(bound, new Partition(tile.table(), tile.key()), bytes);
        }

        Put put(StoredTile tile) {
            BoundStatement bound = insert.boundStatementBuilder()
                    .setBytesUnsafe(0, Cells.text(tile.table()))
                    .setBytesUnsafe(1, Cells.blob(tile.key().bytes()))
                    .setBytesUnsafe(2, Cells.integer(tile.level()))
                    .setBytesUnsafe(3, Cells.bigint(tile.fromMicros()))
                    .setBytesUnsafe(4, Cells.bigint(tile.toMicros()))
                    .setBytesUnsafe(5, Cells.bigint(tile.arrival()))
                    .setBytesUnsafe(6, Cells.blob(tile.content()))
                    .build();
            int bytes = ROW_OVERHEAD + tile.key().bytes().length + tile.content().length;
            return new Put(bound, new Partition(tile.table(), tile.key()), bytes);
        }
    }

    private record Partition(String table, Key key) {}
}
