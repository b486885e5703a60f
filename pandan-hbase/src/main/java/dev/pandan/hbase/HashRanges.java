package dev.pandan.hbase;

import dev.pandan.store.Split;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.hbase.client.Scan;

/** Equal parts of the hashes before Pandan's row keys: each row is in one of them, however regions move or split meanwhile. */
final class HashRanges {
    private static final int MOST = 10_000;
    private static final long HASHES = 1L << Integer.SIZE;

    private HashRanges() {}

    static List<Split> of(String table, int wanted) {
        int parts = Math.min(Math.max(1, wanted), MOST);
        return IntStream.range(0, parts)
                .mapToObj(part -> new Split(
                        table, Long.toString(HASHES * part / parts), Long.toString(HASHES * (part + 1) / parts)))
                .toList();
    }

    static Scan scan(Split split) {
        return new Scan().withStartRow(border(split.from()), true).withStopRow(border(split.to()), false);
    }

    /** Empty at either end: no border. */
    private static byte[] border(String text) {
        long hash = Long.parseLong(text);
        return hash == 0 || hash == HASHES
                ? new byte[0]
                : ByteBuffer.allocate(Rows.HASH_BYTES).putInt((int) hash).array();
    }
}
