package dev.pandan.hbase;

import dev.pandan.store.async.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Durability;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Row;

/** The rows of one write, by table: neighbours go together, so that a request touches few regions. Not thread-safe. */
final class Puts {
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_ROWS = 2_000;

    private final Durability durability;
    private final Map<TableName, List<Put>> puts = new TreeMap<>();

    Puts(Durability durability) {
        this.durability = durability;
    }

    void add(TableName table, byte[] row, byte[] value) {
        add(table, row, Rows.ANY_TIME, value);
    }

    void add(TableName table, byte[] row, long timestamp, byte[] value) {
        puts.computeIfAbsent(table, name -> new ArrayList<>())
                .add(new Put(row).setDurability(durability).addColumn(Rows.FAMILY, Rows.ONLY, timestamp, value));
    }

    CompletableFuture<Void> write(Tables tables) {
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        puts.forEach((table, rows) -> {
            rows.sort(Row.COMPARATOR);
            write(tables, table, rows, writes);
        });
        return Futures.all(writes).thenAccept(done -> {});
    }

    private static void write(Tables tables, TableName table, List<Put> rows, List<CompletableFuture<Void>> writes) {
        List<Put> batch = new ArrayList<>();
        long bytes = 0;
        for (Put put : rows) {
            if (batch.size() == MOST_ROWS || bytes > MOST_BYTES) {
                writes.add(tables.putAll(table, batch));
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(put);
            bytes += put.heapSize();
        }
        if (!batch.isEmpty()) {
            writes.add(tables.putAll(table, batch));
        }
    }
}
