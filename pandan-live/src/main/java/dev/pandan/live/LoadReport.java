package dev.pandan.live;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;

/**
 * What a load has done so far, earlier runs of the same name included.
 *
 * @param rows rows read
 * @param stored events stored
 * @param repeated rows that were there already, with the same content
 * @param rejected rows that are not stored
 */
public record LoadReport(long rows, long stored, long repeated, long rejected) {
    static final LoadReport NONE = new LoadReport(0, 0, 0, 0);

    LoadReport plus(LoadReport other) {
        return new LoadReport(
                rows + other.rows, stored + other.stored, repeated + other.repeated, rejected + other.rejected);
    }

    byte[] encode() {
        ByteWriter out = new ByteWriter();
        out.i64(rows);
        out.i64(stored);
        out.i64(repeated);
        out.i64(rejected);
        return out.toBytes();
    }

    static LoadReport decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        return new LoadReport(in.i64(), in.i64(), in.i64(), in.i64());
    }
}
