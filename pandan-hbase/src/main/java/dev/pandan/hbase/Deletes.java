package dev.pandan.hbase;

import dev.pandan.store.async.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Durability;

/** The rows that one removal takes away, by table. Not thread-safe. */
final class Deletes {
    private static final int MOST_ROWS = 500;

    private final Durability durability;
    private final Map<TableName, List<Delete>> deletes = new TreeMap<>();

    Deletes(Durability durability) {
        this.durability = durability;
    }

    void add(TableName table, byte[] row) {
        add(table, row, Rows.ANY_TIME);
    }

    /**
     * @param timestamp of what was written; older ones go too
     */
    void add(TableName table, byte[] row, long timestamp) {
        deletes.computeIfAbsent(table, name -> new ArrayList<>())
                .add(new Delete(row).setDurability(durability).addColumns(Rows.FAMILY, Rows.ONLY, timestamp));
    }

    CompletableFuture<Void> send(Tables tables) {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        deletes.forEach((table, rows) -> {
            for (int from = 0; from < rows.size(); from += MOST_ROWS) {
                // The client empties the list that it is given.
                List<Delete> part = new ArrayList<>(rows.subList(from, Math.min(rows.size(), from + MOST_ROWS)));
                sent.add(tables.deleteAll(table, part));
            }
        });
        return Futures.all(sent).thenAccept(done -> {});
    }
}
