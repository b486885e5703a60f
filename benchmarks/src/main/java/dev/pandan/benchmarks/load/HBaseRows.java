package dev.pandan.benchmarks.load;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import dev.pandan.spec.row.Hash64;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AdvancedScanResultConsumer;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.AsyncTable;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Durability;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Row;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.io.encoding.DataBlockEncoding;

/** Puts of a thousand rows in the order of their keys, several requests at a time, into four regions. */
final class HBaseRows implements BareRows {
    private static final byte[] FAMILY = {'d'};
    private static final byte[] COLUMN = {'v'};
    private static final int REGIONS = 4;
    private static final int BULK = 1_000;
    private static final int IN_FLIGHT = 16;
    private static final int PAGE_ROWS = 5_000;

    private final AsyncConnection connection;
    private final AsyncTable<AdvancedScanResultConsumer> events;
    private final AsyncTable<AdvancedScanResultConsumer> windows;
    private final InFlight inFlight = new InFlight(IN_FLIGHT);

    HBaseRows(AsyncConnection connection, String namespace) {
        this.connection = connection;
        connection
                .getAdmin()
                .createNamespace(NamespaceDescriptor.create(namespace).build())
                .join();
        this.events = table(namespace, "events");
        this.windows = table(namespace, "windows");
    }

    private AsyncTable<AdvancedScanResultConsumer> table(String namespace, String name) {
        TableName table = TableName.valueOf(namespace, name);
        byte[][] borders = new byte[REGIONS - 1][];
        for (int i = 1; i < REGIONS; i++) {
            borders[i - 1] = new byte[] {(byte) (256 * i / REGIONS)};
        }
        connection
                .getAdmin()
                .createTable(
                        TableDescriptorBuilder.newBuilder(table)
                                .setColumnFamily(ColumnFamilyDescriptorBuilder.newBuilder(FAMILY)
                                        .setMaxVersions(1)
                                        .setDataBlockEncoding(DataBlockEncoding.FAST_DIFF)
                                        .build())
                                .build(),
                        borders)
                .join();
        return connection.getTable(table);
    }

    @Override
    public void write(List<LoadedRow> rows) {
        List<Put> logged = new ArrayList<>(rows.size());
        List<Put> windowRows = new ArrayList<>(rows.size());
        for (LoadedRow row : rows) {
            ByteWriter event = new ByteWriter();
            event.i64(row.timeMicros());
            event.i64(row.arrival());
            event.i64(row.arrival());
            event.bytes(row.payload());
            event.varint(0);
            logged.add(put(row(row.id()), event.toBytes()));
            ByteWriter window = new ByteWriter();
            window.i64(row.arrival());
            window.raw(row.payload());
            windowRows.add(put(place(row), window.toBytes()));
        }
        send(events, logged);
        send(windows, windowRows);
    }

    private static Put put(byte[] row, byte[] value) {
        return new Put(row).setDurability(Durability.SYNC_WAL).addColumn(FAMILY, COLUMN, 1, value);
    }

    private static byte[] row(String id) {
        byte[] bytes = utf8(id);
        ByteWriter row = new ByteWriter();
        row.i32((int) (Hash64.of(bytes) >>> 32));
        row.raw(bytes);
        return row.toBytes();
    }

    private static byte[] place(LoadedRow row) {
        ByteWriter place = new ByteWriter();
        place.i32((int) (Hash64.of(row.key()) >>> 32));
        place.u8(row.key().length);
        place.raw(row.key());
        place.i64(row.timeMicros() ^ Long.MIN_VALUE);
        place.raw(utf8(row.id()));
        return place.toBytes();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void send(AsyncTable<AdvancedScanResultConsumer> table, List<Put> puts) {
        puts.sort(Row.COMPARATOR);
        for (int from = 0; from < puts.size(); from += BULK) {
            List<Put> bulk = puts.subList(from, Math.min(puts.size(), from + BULK));
            inFlight.send(() -> table.putAll(bulk));
        }
    }

    @Override
    public void finish() {
        inFlight.finish();
    }

    @Override
    public void read(LoadedContent content) {
        all(events, result -> {
            byte[] row = result.getRow();
            ByteReader value = new ByteReader(result.value());
            long timeMicros = value.i64();
            value.i64();
            value.i64();
            content.event(
                    new String(row, Integer.BYTES, row.length - Integer.BYTES, StandardCharsets.UTF_8),
                    timeMicros,
                    value.bytes());
        });
        all(windows, result -> windowRow(result, content));
    }

    private static void windowRow(Result result, LoadedContent content) {
        byte[] row = result.getRow();
        int start = Integer.BYTES + 1;
        int end = start + (row[Integer.BYTES] & 0xFF);
        long timeMicros = new ByteReader(Arrays.copyOfRange(row, end, row.length)).i64() ^ Long.MIN_VALUE;
        int id = end + Long.BYTES;
        byte[] value = result.value();
        content.windowRow(
                Arrays.copyOfRange(row, start, end),
                timeMicros,
                new String(row, id, row.length - id, StandardCharsets.UTF_8),
                Arrays.copyOfRange(value, Long.BYTES, value.length));
    }

    private interface Reader {
        void read(Result result);
    }

    private static void all(AsyncTable<AdvancedScanResultConsumer> table, Reader reader) {
        try (ResultScanner results =
                table.getScanner(new Scan().addFamily(FAMILY).setCaching(PAGE_ROWS))) {
            for (Result result = results.next(); result != null; result = results.next()) {
                reader.read(result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
