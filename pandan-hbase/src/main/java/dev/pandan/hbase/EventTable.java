package dev.pandan.hbase;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import dev.pandan.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;

/** The log of one stream: a row per event by the hash of its id, all of it in one cell, since HBase keeps the row key with every cell. */
record EventTable(String stream, TableName name) {

    void put(StoredEvent event, Puts puts) {
        puts.add(name, row(event.id()), timestamp(event), value(event));
    }

    /**
     * An arrival never comes again: what was removed hides no later event of the same id. HBase hides what is written with the timestamp of something deleted, until it
     * compacts.
     */
    private static long timestamp(StoredEvent event) {
        return Math.max(Rows.ANY_TIME, event.arrival());
    }

    void remove(StoredEvent event, Deletes deletes) {
        deletes.add(name, row(event.id()), timestamp(event));
    }

    Get get(String id) {
        return new Get(row(id)).addColumn(Rows.FAMILY, Rows.ONLY);
    }

    StoredEvent event(Result row) {
        Cell cell = row.rawCells()[0];
        ByteReader in = new ByteReader(CellUtil.cloneValue(cell));
        long timeMicros = in.i64();
        long arrival = in.i64();
        long arrivedAtMicros = in.i64();
        byte[] payload = in.bytes();
        Map<String, byte[]> decisions = decisions(in);
        return new StoredEvent(stream, id(cell), timeMicros, payload, arrival, arrivedAtMicros, decisions);
    }

    private static Map<String, byte[]> decisions(ByteReader in) {
        int left = in.varint();
        if (left == 0) {
            return Map.of();
        }
        Map<String, byte[]> decisions = new HashMap<>();
        for (; left > 0; left--) {
            String decision = in.text();
            decisions.put(decision, in.bytes());
        }
        return decisions;
    }

    static String id(Cell cell) {
        return new String(
                cell.getRowArray(),
                cell.getRowOffset() + Rows.HASH_BYTES,
                cell.getRowLength() - Rows.HASH_BYTES,
                StandardCharsets.UTF_8);
    }

    private static byte[] row(String id) {
        return Rows.of(Rows.utf8(id));
    }

    private static byte[] value(StoredEvent event) {
        ByteWriter out = new ByteWriter(4 * Long.BYTES + event.payload().length);
        out.i64(event.timeMicros());
        out.i64(event.arrival());
        out.i64(event.arrivedAtMicros());
        out.bytes(event.payload());
        out.varint(event.decisions().size());
        new TreeMap<>(event.decisions()).forEach((name, decision) -> {
            out.text(name);
            out.bytes(decision);
        });
        return out.toBytes();
    }
}
