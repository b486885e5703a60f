package dev.pandan.engine.window;

import dev.pandan.engine.program.ArgumentType;
import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of tiles: the form's number, an edition that the user of tiles counts, the {@linkplain LogLayout#shape() shape} of what is kept, the totals, and per
 * selection its row. A tile of another form, edition or shape cannot be read: it is as if it were not there.
 */
public final class TileCodec {
    private static final int FORM = 1;

    private final LogLayout layout;

    public TileCodec(LogLayout layout) {
        this.layout = layout;
    }

    public byte[] encode(Tile tile, long edition) {
        ByteWriter out = new ByteWriter();
        out.u8(FORM);
        out.i64(edition);
        out.i64(layout.shape());
        tile.totals().encode(out);
        for (int i = 0; i < layout.selections().size(); i++) {
            Chunk row = tile.selected(i);
            out.u8(row == null ? 0 : 1);
            if (row != null) {
                encode(row, out);
            }
        }
        return out.toBytes();
    }

    /**
     * Reads into a tile without rows; false if the bytes are of another form, edition or shape.
     */
    public boolean decode(byte[] bytes, long edition, Tile tile) {
        ByteReader in = new ByteReader(bytes);
        if (in.u8() != FORM || in.i64() != edition || in.i64() != layout.shape()) {
            return false;
        }
        tile.totals().decode(in);
        for (int i = 0; i < layout.selections().size(); i++) {
            if (in.u8() != 0) {
                tile.select(i, row(in));
            }
        }
        return true;
    }

    private void encode(Chunk row, ByteWriter out) {
        out.i64(row.time(0));
        out.i64(row.hash(0));
        byte[] id = row.id(0);
        if (id != null) {
            out.bytes(id);
        }
        for (int i = 0; i < layout.rows().arguments(); i++) {
            Object value = row.value(0, i);
            out.u8(value == null ? 0 : 1);
            if (value != null) {
                encode(layout.rows().type(i), value, out);
            }
        }
    }

    private static void encode(ArgumentType type, Object value, ByteWriter out) {
        switch (type) {
            case LONG -> out.i64((Long) value);
            case DOUBLE -> out.i64(Double.doubleToLongBits((Double) value));
            case DECIMAL -> out.bytes(((BigInteger) value).toByteArray());
            case BYTES -> out.bytes((byte[]) value);
        }
    }

    private Chunk row(ByteReader in) {
        long time = in.i64();
        long hash = in.i64();
        byte[] id = layout.rows().ordered() ? in.bytes() : null;
        @Nullable Object[] arguments = new Object[layout.rows().arguments()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = in.u8() == 0 ? null : value(layout.rows().type(i), in);
        }
        Chunk row = new Chunk(layout.rows(), 1);
        row.insert(0, time, hash, id, arguments, 1);
        return row;
    }

    private static Object value(ArgumentType type, ByteReader in) {
        return switch (type) {
            case LONG -> in.i64();
            case DOUBLE -> Double.longBitsToDouble(in.i64());
            case DECIMAL -> new BigInteger(in.bytes());
            case BYTES -> in.bytes();
        };
    }
}
