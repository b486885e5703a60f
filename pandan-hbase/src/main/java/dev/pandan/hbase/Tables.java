package dev.pandan.hbase;

import dev.pandan.store.async.Turns;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AdvancedScanResultConsumer;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.AsyncTable;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.CheckAndMutateResult;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;

/** Requests to HBase's tables, a bounded number of them at a time. Thread-safe. Futures complete on the client's threads and fail with its exceptions. */
final class Tables {
    private static final int IN_FLIGHT = 128;

    private final AsyncConnection connection;
    private final Turns requests = new Turns(IN_FLIGHT);

    Tables(AsyncConnection connection) {
        this.connection = connection;
    }

    CompletableFuture<Result> get(TableName table, Get get) {
        return requests.send(() -> table(table).get(get));
    }

    /** In the order of the gets. */
    CompletableFuture<List<Result>> getAll(TableName table, List<Get> gets) {
        return gets.size() == 1
                ? get(table, gets.get(0)).thenApply(List::of)
                : requests.send(() -> table(table).getAll(gets));
    }

    CompletableFuture<Void> putAll(TableName table, List<Put> puts) {
        return puts.size() == 1
                ? requests.send(() -> table(table).put(puts.get(0)))
                : requests.send(() -> table(table).putAll(puts));
    }

    CompletableFuture<Void> deleteAll(TableName table, List<Delete> deletes) {
        return requests.send(() -> table(table).deleteAll(deletes));
    }

    /** All rows of a scan. */
    CompletableFuture<List<Result>> scanAll(TableName table, Scan scan) {
        return requests.send(() -> table(table).scanAll(scan));
    }

    /** A scan in the caller's own time. */
    ResultScanner scanner(TableName table, Scan scan) {
        return table(table).getScanner(scan);
    }

    /** At once: the lease must not wait behind a load. */
    CompletableFuture<Result> getNow(TableName table, Get get) {
        return table(table).get(get);
    }

    /** At once; true if the condition held. False also if it was tried again after it had been applied. */
    CompletableFuture<Boolean> checkAndMutate(TableName table, CheckAndMutate mutation) {
        return table(table).checkAndMutate(mutation).thenApply(CheckAndMutateResult::isSuccess);
    }

    private AsyncTable<AdvancedScanResultConsumer> table(TableName name) {
        return connection.getTable(name);
    }
}
