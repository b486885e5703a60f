package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.pandan.spec.row.Key;
import dev.pandan.store.WindowRow;
import dev.pandan.store.async.Futures;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** One window table: a partition per key and bucket of event time, and one per key for what came late. */
final class WindowTable {
    private static final int ROW_OVERHEAD = 68;

    private final String table;
    private final Buckets buckets;
    private final Requests requests;
    private final PreparedStatement insert;
    private final PreparedStatement range;
    private final PreparedStatement first;
    private final PreparedStatement last;
    private final PreparedStatement insertLate;
    private final PreparedStatement late;
    private final PreparedStatement delete;
    private final PreparedStatement deleteLate;

    private WindowTable(String table, Buckets buckets, Requests requests, List<PreparedStatement> statements) {
        this.table = table;
        this.buckets = buckets;
        this.requests = requests;
        this.insert = statements.get(0);
        this.range = statements.get(1);
        this.first = statements.get(2);
        this.last = statements.get(3);
        this.insertLate = statements.get(4);
        this.late = statements.get(5);
        this.delete = statements.get(6);
        this.deleteLate = statements.get(7);
    }

    static CompletableFuture<WindowTable> open(Requests requests, Names names, String table, long bucketMicros) {
        String rows = names.window(table);
        String late = names.qualified("late_rows");
        String select = "SELECT time, id, content FROM ";
        String inRange = rows + " WHERE key = ? AND bucket = ? AND time >= ? AND time < ?";
        CompletableFuture<List<PreparedStatement>> prepared = Futures.all(Stream.of(
                        "INSERT INTO " + rows + " (key, bucket, time, id, content) VALUES (?, ?, ?, ?, ?)",
                        select + inRange,
                        select + inRange + " LIMIT ?",
                        select + inRange + " ORDER BY time DESC, id DESC LIMIT ?",
                        "INSERT INTO " + late + " (window, key, time, id, payload, arrival) VALUES (?, ?, ?, ?, ?, ?)",
                        "SELECT time, id, payload, arrival FROM " + late
                                + " WHERE window = ? AND key = ? AND arrival > ?",
                        "DELETE FROM " + rows + " WHERE key = ? AND bucket = ? AND time = ? AND id = ?",
                        "DELETE FROM " + late + " WHERE window = ? AND key = ? AND arrival = ?")
                .map(requests::prepare)
                .toList());
        return Buckets.open(requests, names, table, bucketMicros)
                .thenCombine(prepared, (buckets, statements) -> new WindowTable(table, buckets, requests, statements));
    }

    /** Adds what a row needs written. */
    void put(WindowRow row, WindowPuts puts) {
        long bucket = buckets.of(row.timeMicros());
        int bytes = ROW_OVERHEAD + row.key().bytes().length + row.id().length() + row.payload().length;
        puts.add(new Put(insert(row, bucket), new Partition(this, row.key(), bucket), bytes));
        if (row.late()) {
            puts.add(new Put(insertLate(row), new LatePartition(this, row.key()), bytes));
        }
        buckets.enter(row.key(), bucket, puts);
    }

    /** The row, and what it is once more if it was late. */
    Stream<Put> remove(WindowRow row) {
        long bucket = buckets.of(row.timeMicros());
        BoundStatement place = delete.boundStatementBuilder()
                .setBytesUnsafe(0, Cells.blob(row.key().bytes()))
                .setBytesUnsafe(1, Cells.bigint(bucket))
                .setBytesUnsafe(2, Cells.bigint(row.timeMicros()))
                .setBytesUnsafe(3, Cells.text(row.id()))
                .build();
        BoundStatement again = deleteLate
                .boundStatementBuilder()
                .setBytesUnsafe(0, Cells.text(table))
                .setBytesUnsafe(1, Cells.blob(row.key().bytes()))
                .setBytesUnsafe(2, Cells.bigint(row.arrival()))
                .build();
        int bytes = ROW_OVERHEAD + row.key().bytes().length + row.id().length();
        Put put = new Put(place, new Partition(this, row.key(), bucket), bytes);
        return row.late() ? Stream.of(put, new Put(again, new LatePartition(this, row.key()), bytes)) : Stream.of(put);
    }

    private BoundStatement insert(WindowRow row, long bucket) {
        return insert.boundStatementBuilder()
                .setBytesUnsafe(0, Cells.blob(row.key().bytes()))
                .setBytesUnsafe(1, Cells.bigint(bucket))
                .setBytesUnsafe(2, Cells.bigint(row.timeMicros()))
                .setBytesUnsafe(3, Cells.text(row.id()))
                .setBytesUnsafe(4, WindowCell.of(row.arrival(), row.payload()))
                .build();
    }

    private BoundStatement insertLate(WindowRow row) {
        return insertLate
                .boundStatementBuilder()
                .setBytesUnsafe(0, Cells.text(table))
                .setBytesUnsafe(1, Cells.blob(row.key().bytes()))
                .setBytesUnsafe(2, Cells.bigint(row.timeMicros()))
                .setBytesUnsafe(3, Cells.text(row.id()))
                .setBytesUnsafe(4, Cells.blob(row.payload()))
                .setBytesUnsafe(5, Cells.bigint(row.arrival()))
                .build();
    }

    CompletableFuture<List<WindowRow>> rows(Key key, long fromMicros, long toMicros) {
        return buckets.between(key, fromMicros, toMicros)
                .thenCompose(found -> Futures.all(found.stream()
                        .map(bucket -> read(range, key, bucket, new Range(fromMicros, toMicros, 0)))
                        .toList()))
                .thenApply(parts -> parts.stream().flatMap(List::stream).toList());
    }

    CompletableFuture<List<WindowRow>> first(Key key, long fromMicros, long toMicros, int most) {
        return buckets.between(key, fromMicros, toMicros).thenCompose(found -> new SomeRows(
                        bucket -> read(first, key, bucket, new Range(fromMicros, toMicros, most)), most)
                .read(found));
    }

    CompletableFuture<List<WindowRow>> last(Key key, long fromMicros, long toMicros, int most) {
        return buckets.between(key, fromMicros, toMicros)
                .thenCompose(found -> new SomeRows(
                                bucket -> read(last, key, bucket, new Range(fromMicros, toMicros, most)), most)
                        .read(SomeRows.reversed(found)))
                .thenApply(SomeRows::reversed);
    }

    CompletableFuture<List<WindowRow>> late(Key key, long afterArrival) {
        BoundStatement bound = late.boundStatementBuilder()
                .setBytesUnsafe(0, Cells.text(table))
                .setBytesUnsafe(1, Cells.blob(key.bytes()))
                .setBytesUnsafe(2, Cells.bigint(afterArrival))
                .build();
        return requests.rows(bound, row -> lateRow(key, row));
    }

    /** Rows of one bucket in the order of the statement. */
    private CompletableFuture<List<WindowRow>> read(PreparedStatement statement, Key key, long bucket, Range wanted) {
        var bound = statement
                .boundStatementBuilder()
                .setBytesUnsafe(0, Cells.blob(key.bytes()))
                .setBytesUnsafe(1, Cells.bigint(bucket))
                .setBytesUnsafe(2, Cells.bigint(wanted.fromMicros()))
                .setBytesUnsafe(3, Cells.bigint(wanted.toMicros()));
        if (wanted.most() > 0) {
            bound = bound.setBytesUnsafe(4, Cells.integer(wanted.most()));
        }
        return requests.rows(bound.build(), row -> row(key, row));
    }

    private WindowRow row(Key key, Row row) {
        ByteBuffer content = Cells.buffer(row, 2);
        return new WindowRow(
                table,
                key,
                Cells.bigint(row, 0),
                Cells.text(row, 1),
                WindowCell.payload(content),
                WindowCell.arrival(content),
                false);
    }

    private WindowRow lateRow(Key key, Row row) {
        return new WindowRow(
                table, key, Cells.bigint(row, 0), Cells.text(row, 1), Cells.blob(row, 2), Cells.bigint(row, 3), true);
    }

    /**
     * @param most 0: all
     */
    private record Range(long fromMicros, long toMicros, int most) {}

    private record Partition(WindowTable table, Key key, long bucket) {}

    private record LatePartition(WindowTable table, Key key) {}
}
