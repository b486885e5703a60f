package dev.pandan.benchmarks.decide;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import dev.pandan.spec.row.Hash64;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AdvancedScanResultConsumer;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.AsyncTable;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Durability;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.io.encoding.DataBlockEncoding;

/** One multi request for a group's ids, a put for the journal, two multi requests for its rows; row keys and cells like Pandan's own. */
final class BareHBase implements BareStore {
    private static final byte[] FAMILY = {'d'};
    private static final byte[] COLUMN = {'v'};
    private static final int REGIONS = 4;

    private final AsyncConnection connection;
    private final AsyncTable<AdvancedScanResultConsumer> events;
    private final AsyncTable<AdvancedScanResultConsumer> windows;
    private final AsyncTable<AdvancedScanResultConsumer> journal;

    /**
     * @param connection to be closed at the end
     */
    BareHBase(AsyncConnection connection) {
        this.connection = connection;
        connection
                .getAdmin()
                .createNamespace(NamespaceDescriptor.create("bare").build())
                .join();
        this.events = table("events", REGIONS);
        this.windows = table("windows", REGIONS);
        this.journal = table("journal", 1);
    }

    private AsyncTable<AdvancedScanResultConsumer> table(String name, int regions) {
        TableName table = TableName.valueOf("bare", name);
        var description = TableDescriptorBuilder.newBuilder(table)
                .setColumnFamily(ColumnFamilyDescriptorBuilder.newBuilder(FAMILY)
                        .setMaxVersions(1)
                        .setDataBlockEncoding(DataBlockEncoding.FAST_DIFF)
                        .build())
                .build();
        byte[][] borders = new byte[regions - 1][];
        for (int i = 1; i < regions; i++) {
            borders[i - 1] = new byte[] {(byte) (256 * i / regions)};
        }
        if (regions > 1) {
            connection.getAdmin().createTable(description, borders).join();
        } else {
            connection.getAdmin().createTable(description).join();
        }
        return connection.getTable(table);
    }

    @Override
    public CompletableFuture<Boolean> anyKnown(List<BareEvent> group) {
        List<Get> gets = group.stream().map(event -> new Get(row(event))).toList();
        return events.existsAll(gets).thenApply(known -> known.contains(true));
    }

    @Override
    public CompletableFuture<?> journal(long firstArrival, List<BareEvent> group) {
        ByteWriter row = new ByteWriter();
        row.i64(firstArrival);
        return journal.put(put(row.toBytes(), BareEvent.together(group)));
    }

    @Override
    public CompletableFuture<?> rows(long firstArrival, List<BareEvent> group) {
        List<Put> logged = new ArrayList<>(group.size());
        List<Put> rows = new ArrayList<>(group.size());
        long arrival = firstArrival;
        for (BareEvent event : group) {
            logged.add(put(row(event), value(arrival, event)));
            ByteWriter value = new ByteWriter();
            value.i64(arrival);
            value.raw(event.payload());
            rows.add(put(place(event), value.toBytes()));
            arrival++;
        }
        return CompletableFuture.allOf(events.putAll(logged), windows.putAll(rows));
    }

    private static Put put(byte[] row, byte[] value) {
        return new Put(row).setDurability(Durability.SYNC_WAL).addColumn(FAMILY, COLUMN, 1, value);
    }

    private static byte[] value(long arrival, BareEvent event) {
        ByteWriter value = new ByteWriter();
        value.i64(event.timeMicros());
        value.i64(arrival);
        value.i64(event.timeMicros());
        value.bytes(event.payload());
        value.bytes(event.decisions());
        return value.toBytes();
    }

    private static byte[] row(BareEvent event) {
        ByteWriter row = new ByteWriter();
        row.i32((int) (Hash64.ofId(event.id()) >>> 32));
        row.raw(event.id().getBytes(StandardCharsets.UTF_8));
        return row.toBytes();
    }

    private static byte[] place(BareEvent event) {
        ByteWriter row = new ByteWriter();
        row.i32((int) (Hash64.of(event.key()) >>> 32));
        row.raw(event.key());
        row.i64(event.timeMicros() ^ Long.MIN_VALUE);
        row.raw(event.id().getBytes(StandardCharsets.UTF_8));
        return row.toBytes();
    }

    @Override
    public Map<String, Long> contents() {
        Map<String, Long> found = new HashMap<>();
        for (Result result : events.scanAll(new Scan().addFamily(FAMILY)).join()) {
            ByteReader value = new ByteReader(result.value());
            long timeMicros = value.i64();
            value.i64();
            value.i64();
            byte[] row = result.getRow();
            found.put(
                    new String(row, Integer.BYTES, row.length - Integer.BYTES, StandardCharsets.UTF_8),
                    Contents.hash(timeMicros, value.bytes()));
        }
        return found;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
