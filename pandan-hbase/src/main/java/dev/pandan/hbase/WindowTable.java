package dev.pandan.hbase;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import dev.pandan.spec.row.Key;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;

/**
 * One window table. A key's rows are neighbours, in the order of time and id, so that any range of them is one scan, forwards or backwards; after them the rows that
 * came late, once more, in the order of arrival.
 *
 * @param table as the project has it
 * @param name as HBase has it
 */
record WindowTable(String table, TableName name) {
    void put(WindowRow row, Puts puts) {
        byte[] id = Rows.utf8(row.id());
        byte[] place = Rows.of(row.key(), Rows.WINDOW, Rows.ordered(row.timeMicros(), id));
        puts.add(name, place, value(row.arrival(), row.payload()));
        if (row.late()) {
            byte[] again = Rows.of(row.key(), Rows.LATE, Rows.ordered(row.arrival(), id));
            puts.add(name, again, value(row.timeMicros(), row.payload()));
        }
    }

    void remove(WindowRow row, Deletes deletes) {
        byte[] id = Rows.utf8(row.id());
        deletes.add(name, Rows.of(row.key(), Rows.WINDOW, Rows.ordered(row.timeMicros(), id)));
        if (row.late()) {
            deletes.add(name, Rows.of(row.key(), Rows.LATE, Rows.ordered(row.arrival(), id)));
        }
    }

    CompletableFuture<List<WindowRow>> rows(Tables tables, Key key, long fromMicros, long toMicros) {
        return fromMicros >= toMicros
                ? CompletableFuture.completedFuture(List.of())
                : rows(tables, key, range(key, fromMicros, toMicros));
    }

    CompletableFuture<List<WindowRow>> first(Tables tables, Key key, long fromMicros, long toMicros, int most) {
        return fromMicros >= toMicros || most <= 0
                ? CompletableFuture.completedFuture(List.of())
                : rows(tables, key, range(key, fromMicros, toMicros).setLimit(most));
    }

    CompletableFuture<List<WindowRow>> last(Tables tables, Key key, long fromMicros, long toMicros, int most) {
        if (fromMicros >= toMicros || most <= 0) {
            return CompletableFuture.completedFuture(List.of());
        }
        // No row has a time alone as its place: whether the borders are in does not matter.
        Scan backwards = new Scan()
                .withStartRow(place(key, toMicros))
                .withStopRow(place(key, fromMicros))
                .setReversed(true)
                .setLimit(most);
        return rows(tables, key, backwards).thenApply(rows -> {
            Collections.reverse(rows);
            return rows;
        });
    }

    CompletableFuture<List<WindowRow>> late(Tables tables, Key key, long afterArrival) {
        if (afterArrival == Long.MAX_VALUE) {
            return CompletableFuture.completedFuture(List.of());
        }
        Scan scan = new Scan()
                .withStartRow(Rows.of(key, Rows.LATE, Rows.ordered(afterArrival + 1)))
                .withStopRow(Rows.of(key, Rows.LATE + 1, new byte[0]));
        return tables.scanAll(name, scan).thenApply(found -> found.stream()
                .map(row -> lateRow(key, row.rawCells()[0]))
                .toList());
    }

    private CompletableFuture<List<WindowRow>> rows(Tables tables, Key key, Scan scan) {
        return tables.scanAll(name, scan).thenApply(found -> {
            List<WindowRow> rows = new ArrayList<>(found.size());
            for (Result row : found) {
                rows.add(row(key, row.rawCells()[0]));
            }
            return rows;
        });
    }

    private static Scan range(Key key, long fromMicros, long toMicros) {
        return new Scan().withStartRow(place(key, fromMicros)).withStopRow(place(key, toMicros));
    }

    private static byte[] place(Key key, long timeMicros) {
        return Rows.of(key, Rows.WINDOW, Rows.ordered(timeMicros));
    }

    private static byte[] value(long number, byte[] payload) {
        ByteWriter out = new ByteWriter(Long.BYTES + payload.length);
        out.i64(number);
        out.raw(payload);
        return out.toBytes();
    }

    private WindowRow row(Key key, Cell cell) {
        byte[] place = Rows.afterKind(key, cell);
        ByteReader value = new ByteReader(CellUtil.cloneValue(cell));
        long arrival = value.i64();
        return new WindowRow(table, key, Rows.number(place, 0), id(place), payload(cell, value), arrival, false);
    }

    private WindowRow lateRow(Key key, Cell cell) {
        byte[] place = Rows.afterKind(key, cell);
        ByteReader value = new ByteReader(CellUtil.cloneValue(cell));
        long timeMicros = value.i64();
        return new WindowRow(table, key, timeMicros, id(place), payload(cell, value), Rows.number(place, 0), true);
    }

    private static byte[] payload(Cell cell, ByteReader value) {
        return value.raw(cell.getValueLength() - Long.BYTES);
    }

    private static String id(byte[] place) {
        return Rows.text(place, Long.BYTES, place.length);
    }
}
