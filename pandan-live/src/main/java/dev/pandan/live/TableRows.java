package dev.pandan.live;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.TableSpec;
import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.TableRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes rows of Pandan's own lookup tables from values. Thread-safe. */
public final class TableRows {
    private final TableSpec spec;
    private final RowCodec rowCodec;
    private final KeyCodec keyCodec;
    private final List<Integer> keyColumns;

    public TableRows(TableSpec spec) {
        this.spec = spec;
        this.rowCodec = new RowCodec(spec.schema());
        this.keyCodec = keyCodec(spec);
        this.keyColumns = spec.key().stream().map(spec.schema()::require).toList();
    }

    static KeyCodec keyCodec(TableSpec spec) {
        return new KeyCodec(spec.key().stream()
                .map(column ->
                        spec.schema().column(spec.schema().require(column)).type())
                .toList());
    }

    /**
     * A version of a row; it holds from the time in the table's {@code valid_from} column on, or since ever if that is null or the table has none.
     *
     * @param values one per column, each null or of its type's class; a null in a key column is refused with {@code EVENT_INVALID}
     */
    public TableRow row(@Nullable Object[] values) {
        @Nullable Object[] canonical = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            canonical[i] = Canonical.of(spec.schema().column(i).type(), values[i]);
        }
        @Nullable Object[] key = new Object[keyColumns.size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = canonical[keyColumns.get(i)];
            if (key[i] == null) {
                throw PandanException.of(
                        ErrorCode.EVENT_INVALID,
                        "column '" + spec.key().get(i) + "' of table '" + spec.name()
                                + "' is null (expected: a part of the row's key)");
            }
        }
        return new TableRow(keyCodec.encode(key), spec.validFromMicros(canonical), rowCodec.encode(canonical));
    }
}
