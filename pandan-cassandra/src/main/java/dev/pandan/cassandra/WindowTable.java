package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.pandan.spec.row.Key;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** One window table: a partition per key and bucket of event time. */
final class WindowTable {
    private static final int ROW_OVERHEAD = 60;

    /** Ranges over more buckets than this look up which of them exist. */
    private static final long MOST_BUCKETS = 256;

    private final String table;
    private final long bucketMicros;
    private final Requests requests;
    private final PreparedStatement insert;
    private final PreparedStatement range;
    private final PreparedStatement buckets;

    private WindowTable(String table, long bucketMicros, Requests requests, List<PreparedStatement> statements) {
        this.table = table;
        this.bucketMicros = bucketMicros;
        this.requests = requests;
        this.insert = statements.get(0);
        this.range = statements.get(1);
        this.buckets = statements.get(2);
    }

    static CompletableFuture<WindowTable> open(Requests requests, Names names, String table, long bucketMicros) {
        String name = names.window(table);
        return Futures.all(Stream.of(
                                "INSERT INTO " + name + " (key, bucket, time, id, payload) VALUES (?, ?, ?, ?, ?)",
                                "SELECT time, id, payload FROM " + name
                                        + " WHERE key = ? AND bucket = ? AND time >= ? AND time < ?",
                                "SELECT DISTINCT key, bucket FROM " + name + " WHERE key = ? ALLOW FILTERING")
                        .map(requests::prepare)
                        .toList())
                .thenApply(statements -> new WindowTable(table, bucketMicros, requests, statements));
    }

    Put put(WindowRow row) {
        long bucket = bucket(row.timeMicros());
        BoundStatement bound = insert.boundStatementBuilder()
                .setBytesUnsafe(0, Cells.blob(row.key().bytes()))
                .setBytesUnsafe(1, Cells.bigint(bucket))
                .setBytesUnsafe(2, Cells.bigint(row.timeMicros()))
                .setBytesUnsafe(3, Cells.text(row.id()))
                .setBytesUnsafe(4, Cells.blob(row.payload()))
                .build();
        int bytes = ROW_OVERHEAD + row.key().bytes().length + row.id().length() + row.payload().length;
        return new Put(bound, new Partition(this, row.key(), bucket), bytes);
    }

    CompletableFuture<List<WindowRow>> rows(Key key, long fromMicros, long toMicros) {
        if (fromMicros >= toMicros) {
            return CompletableFuture.completedFuture(List.of());
        }
        return buckets(key, bucket(fromMicros), bucket(toMicros - 1))
                .thenCompose(found -> Futures.all(found.stream()
                        .map(bucket -> rows(key, bucket, fromMicros, toMicros))
                        .toList()))
                .thenApply(parts -> parts.stream().flatMap(List::stream).toList());
    }

    private CompletableFuture<List<WindowRow>> rows(Key key, long bucket, long fromMicros, long toMicros) {
        BoundStatement bound = range.boundStatementBuilder()
                .setBytesUnsafe(0, Cells.blob(key.bytes()))
                .setBytesUnsafe(1, Cells.bigint(bucket))
                .setBytesUnsafe(2, Cells.bigint(fromMicros))
                .setBytesUnsafe(3, Cells.bigint(toMicros))
                .build();
        return requests.rows(
                bound, row -> new WindowRow(table, key, Cells.bigint(row, 0), Cells.text(row, 1), Cells.blob(row, 2)));
    }

    private CompletableFuture<List<Long>> buckets(Key key, long first, long last) {
        if (Math.subtractExact(last / 2, first / 2) > MOST_BUCKETS / 2) {
            return existingBuckets(key, first, last);
        }
        List<Long> found = new ArrayList<>();
        for (long bucket = first; bucket <= last; bucket++) {
            found.add(bucket);
        }
        return CompletableFuture.completedFuture(found);
    }

    /** Reads the whole directory of partitions: slow, and only for ranges that no window has. */
    private CompletableFuture<List<Long>> existingBuckets(Key key, long first, long last) {
        BoundStatement bound = buckets.boundStatementBuilder()
                .setBytesUnsafe(0, Cells.blob(key.bytes()))
                .build();
        return requests.rows(bound, (Row row) -> Cells.bigint(row, 1)).thenApply(found -> found.stream()
                .filter(bucket -> bucket >= first && bucket <= last)
                .sorted()
                .toList());
    }

    private long bucket(long timeMicros) {
        return Math.floorDiv(timeMicros, bucketMicros);
    }

    private record Partition(WindowTable table, Key key, long bucket) {}
}
