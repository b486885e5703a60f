package dev.pandan.hbase;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.row.ByteWriter;
import dev.pandan.spec.row.Hash64;
import dev.pandan.spec.row.Key;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hadoop.hbase.Cell;

/** Row keys begin with a hash, so that any data fills all regions alike. Numbers in keys are ordered as unsigned bytes. */
final class Rows {
    /** Bytes of the hash before each row key. */
    static final int HASH_BYTES = Integer.BYTES;

    /** The one column family, as short as can be: HBase keeps it with every cell. */
    static final byte[] FAMILY = {'d'};

    /** A column that is the only one of its row. */
    static final byte[] ONLY = {'v'};

    /**
     * The timestamp of every cell that says what is so, not until when: of two writes to one place the later one wins then, whatever the servers' clocks say.
     */
    static final long ANY_TIME = 1;

    /** Kinds of rows of one key. */
    static final int WINDOW = 0;

    static final int LATE = 1;
    static final int TILE = 2;
    static final int VERSION = 3;

    private static final int LONGEST = 32_000;

    private Rows() {}

    /** Hash and bytes. */
    static byte[] of(byte[] bytes) {
        requireFits(bytes.length);
        ByteWriter out = new ByteWriter(HASH_BYTES + bytes.length);
        out.i32((int) (Hash64.of(bytes) >>> 32));
        out.raw(bytes);
        return out.toBytes();
    }

    /** The row of one key and kind at a place: hash, length and bytes of the key, kind, place. No other key's rows begin so. */
    static byte[] of(Key key, int kind, byte[] place) {
        byte[] bytes = key.bytes();
        byte[] hashed = of(bytes);
        requireFits(bytes.length + place.length);
        ByteWriter out = new ByteWriter(hashed.length + Short.BYTES + 1 + place.length);
        out.raw(Arrays.copyOf(hashed, HASH_BYTES));
        out.u8(bytes.length >>> Byte.SIZE);
        out.u8(bytes.length & 0xFF);
        out.raw(bytes);
        out.u8(kind);
        out.raw(place);
        return out.toBytes();
    }

    private static void requireFits(int length) {
        if (length > LONGEST) {
            throw PandanException.of(
                    ErrorCode.EVENT_INVALID,
                    "key and id of a row have " + length + " bytes (expected: at most " + LONGEST
                            + " together, which is what HBase takes)");
        }
    }

    /** The place of {@link #of(Key, int, byte[])}. */
    static byte[] afterKind(Key key, Cell cell) {
        int start = HASH_BYTES + Short.BYTES + key.bytes().length + 1;
        return Arrays.copyOfRange(
                cell.getRowArray(), cell.getRowOffset() + start, cell.getRowOffset() + cell.getRowLength());
    }

    /** The bytes of the key of {@link #of(Key, int, byte[])}. */
    static byte[] key(byte[] row) {
        int start = HASH_BYTES + Short.BYTES;
        int length = ((row[HASH_BYTES] & 0xFF) << Byte.SIZE) | (row[HASH_BYTES + 1] & 0xFF);
        return Arrays.copyOfRange(row, start, start + length);
    }

    /** Bytes in the order of the numbers. */
    static byte[] ordered(long number) {
        return ordered(number, new byte[0]);
    }

    /** Bytes in the order of the numbers, then of the bytes. */
    static byte[] ordered(long number, byte[] then) {
        ByteWriter out = new ByteWriter(Long.BYTES + then.length);
        out.i64(number ^ Long.MIN_VALUE);
        out.raw(then);
        return out.toBytes();
    }

    /** The number of {@link #ordered}. */
    static long number(byte[] bytes, int offset) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << 8) | (bytes[offset + i] & 0xFF);
        }
        return value ^ Long.MIN_VALUE;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes of a row or column, from an offset on, as text. */
    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
