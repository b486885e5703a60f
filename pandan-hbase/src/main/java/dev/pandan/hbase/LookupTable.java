package dev.pandan.hbase;

import dev.pandan.spec.row.Key;
import dev.pandan.store.TableRow;
import java.util.Arrays;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;

/** One lookup table: a row per version, those of one key side by side, the newest first. */
record LookupTable(TableName name) {
    void put(TableRow row, Puts puts) {
        puts.add(name, place(row.key(), row.validFromMicros()), row.payload());
    }

    /** The newest version of a key that is not newer than this time. */
    static Scan at(Key key, long atMicros) {
        return new Scan()
                .withStartRow(place(key, atMicros))
                .withStopRow(place(key, Long.MIN_VALUE), true)
                .setLimit(1);
    }

    static TableRow row(Result row) {
        byte[] place = row.getRow();
        byte[] key = Rows.key(place);
        long validFromMicros = ~Rows.number(place, place.length - Long.BYTES);
        return new TableRow(Key.of(key), validFromMicros, Arrays.copyOf(row.value(), row.value().length));
    }

    private static byte[] place(Key key, long validFromMicros) {
        return Rows.of(key, Rows.VERSION, Rows.ordered(~validFromMicros));
    }
}
