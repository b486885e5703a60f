package dev.pandan.benchmarks.scan;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.store.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.AdvancedScanResultConsumer;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.AsyncTable;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;

/** Ranges of row keys, 5,000 rows to a request, the client fetching ahead. */
final class BareHBaseScan implements LogScan {
    private static final int BATCH = 5_000;
    private static final long HASHES = 1L << Integer.SIZE;

    private final AsyncConnection connection;
    private final AsyncTable<AdvancedScanResultConsumer> events;
    private final List<Split> parts;
    private final int threads;

    /**
     * @param connection to be closed at the end
     * @param parts their borders are hashes
     */
    BareHBaseScan(AsyncConnection connection, String namespace, List<Split> parts, int threads) {
        this.connection = connection;
        this.events = connection.getTable(TableName.valueOf(namespace, "events_" + ScanBenchmark.STREAM));
        this.parts = parts;
        this.threads = threads;
    }

    @Override
    public Scanned pass(boolean whole) {
        return Parts.read(parts, threads, part -> read(part, whole));
    }

    private Scanned read(Split part, boolean whole) {
        Scan scan = new Scan()
                .withStartRow(border(part.from()), true)
                .withStopRow(border(part.to()), false)
                .setCaching(BATCH)
                .setCacheBlocks(false);
        Scanned scanned = new Scanned();
        try (ResultScanner results = events.getScanner(scan)) {
            for (Result result = results.next(); result != null; result = results.next()) {
                add(result.rawCells()[0], whole, scanned);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scanned;
    }

    private static void add(Cell cell, boolean whole, Scanned scanned) {
        if (!whole) {
            ByteBuffer value = ByteBuffer.wrap(cell.getValueArray(), cell.getValueOffset(), cell.getValueLength());
            long time = value.getLong();
            value.position(value.position() + 2 * Long.BYTES);
            scanned.add(varint(value), time);
            return;
        }
        ByteReader value = new ByteReader(CellUtil.cloneValue(cell));
        long time = value.i64();
        long arrival = value.i64();
        long arrivedAt = value.i64();
        String id = new String(
                cell.getRowArray(),
                cell.getRowOffset() + Integer.BYTES,
                cell.getRowLength() - Integer.BYTES,
                StandardCharsets.UTF_8);
        scanned.add(id, time, value.bytes(), arrival, arrivedAt);
    }

    private static int varint(ByteBuffer in) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static byte[] border(String text) {
        long hash = Long.parseLong(text);
        return hash == 0 || hash == HASHES
                ? new byte[0]
                : ByteBuffer.allocate(Integer.BYTES).putInt((int) hash).array();
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
