package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Values as CQL writes them, past the driver's codecs, which look up the type of every value. */
final class Cells {
    private Cells() {}

    static ByteBuffer text(String value) {
        return ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
    }

    static ByteBuffer bigint(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(0, value);
    }

    static ByteBuffer integer(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(0, value);
    }

    static ByteBuffer blob(byte[] value) {
        return ByteBuffer.wrap(value);
    }

    /** Empty for null. */
    static String text(Row row, int column) {
        ByteBuffer bytes = row.getBytesUnsafe(column);
        return bytes != null && bytes.hasArray()
                ? new String(
                        bytes.array(),
                        bytes.arrayOffset() + bytes.position(),
                        bytes.remaining(),
                        StandardCharsets.UTF_8)
                : new String(blob(row, column), StandardCharsets.UTF_8);
    }

    static long bigint(Row row, int column) {
        ByteBuffer bytes = row.getBytesUnsafe(column);
        return bytes == null ? 0 : bytes.getLong(bytes.position());
    }

    static int integer(Row row, int column) {
        ByteBuffer bytes = row.getBytesUnsafe(column);
        return bytes == null ? 0 : bytes.getInt(bytes.position());
    }

    /**
     * A cell that every row has.
     *
     * @throws NullPointerException if this one has not
     */
    static ByteBuffer buffer(Row row, int column) {
        return Objects.requireNonNull(row.getBytesUnsafe(column), "a row without its cell");
    }

    /** Empty for null. */
    static byte[] blob(Row row, int column) {
        ByteBuffer bytes = row.getBytesUnsafe(column);
        if (bytes == null) {
            return new byte[0];
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return copy;
    }
}
