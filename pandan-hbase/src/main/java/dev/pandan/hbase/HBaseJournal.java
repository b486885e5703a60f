package dev.pandan.hbase;

import dev.pandan.store.Journal;
import dev.pandan.store.async.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;
import org.apache.hadoop.hbase.util.Bytes;

/** A row per batch, in the order of arrival. */
final class HBaseJournal implements Journal {
    private static final byte[] PREFIX = {'j', '/'};
    private static final int DELETES = 500;

    private final Tables tables;
    private final TableName state;
    private final Settings settings;

    /** What is deleted leaves marks, until HBase compacts: they are not gone through again. */
    private final AtomicLong trimmed = new AtomicLong(Long.MIN_VALUE);

    HBaseJournal(Tables tables, Names names, Settings settings) {
        this.tables = tables;
        this.state = names.state();
        this.settings = settings;
    }

    @Override
    public CompletableFuture<Void> append(long firstArrival, byte[] batch) {
        Put put = new Put(row(firstArrival))
                .setDurability(settings.durability())
                .addColumn(Rows.FAMILY, Rows.ONLY, Rows.ANY_TIME, batch);
        return Failures.guarded(settings, () -> tables.putAll(state, List.of(put)));
    }

    @Override
    public CompletableFuture<List<Entry>> read(long afterArrival) {
        Scan scan = new Scan().withStartRow(row(afterArrival), false).withStopRow(row(Long.MAX_VALUE), true);
        return Failures.guarded(settings, () -> tables.scanAll(state, scan).thenApply(rows -> rows.stream()
                .map(row -> new Entry(Rows.number(row.getRow(), PREFIX.length), row.value()))
                .toList()));
    }

    @Override
    public CompletableFuture<Void> trim(long uptoArrival) {
        Scan scan = new Scan()
                .withStartRow(row(trimmed.get()), true)
                .withStopRow(row(uptoArrival), true)
                .setFilter(new KeyOnlyFilter());
        return Failures.guarded(settings, () -> tables.scanAll(state, scan)
                .thenCompose(this::delete)
                .thenRun(() -> trimmed.accumulateAndGet(uptoArrival, Math::max)));
    }

    private CompletableFuture<Void> delete(List<Result> rows) {
        List<CompletableFuture<Void>> deletes = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += DELETES) {
            List<Delete> part = new ArrayList<>();
            rows.subList(from, Math.min(rows.size(), from + DELETES))
                    .forEach(row -> part.add(new Delete(row.getRow()).setDurability(settings.durability())));
            deletes.add(tables.deleteAll(state, part));
        }
        return Futures.all(deletes).thenAccept(done -> {});
    }

    private static byte[] row(long arrival) {
        return Bytes.add(PREFIX, Rows.ordered(arrival));
    }
}
