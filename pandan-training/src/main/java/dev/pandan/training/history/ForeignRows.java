package dev.pandan.training.history;

import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.store.Scan;
import org.jspecify.annotations.Nullable;

/** A part of a table of the user's; rows without id or time are left out. */
final class ForeignRows implements RowScan {
    private final int position;
    private final StreamSpec stream;
    private final RowCodec codec;
    private final ScalarType idType;
    private final Scan<@Nullable Object[]> scan;

    ForeignRows(int position, StreamSpec stream, Scan<@Nullable Object[]> scan) {
        this.position = position;
        this.stream = stream;
        this.codec = new RowCodec(stream.schema());
        this.idType = (ScalarType) stream.schema().column(stream.idPosition()).type();
        this.scan = scan;
    }

    @Override
    public @Nullable LogRow next() {
        while (scan.hasNext()) {
            @Nullable Object[] row = canonical(scan.next());
            Object id = row[stream.idPosition()];
            Object time = row[stream.timePosition()];
            if (id != null && time != null) {
                return new LogRow(position, IdText.of(idType, id), (Long) time, 0, 0, codec.encode(row), null);
            }
        }
        return null;
    }

    private @Nullable Object[] canonical(@Nullable Object[] values) {
        @Nullable Object[] row = new Object[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = Canonical.of(stream.schema().column(i).type(), values[i]);
        }
        return row;
    }

    @Override
    public void close() {
        scan.close();
    }
}
