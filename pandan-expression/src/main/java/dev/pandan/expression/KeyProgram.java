package dev.pandan.expression;

import dev.pandan.expression.catalyst.RowCode;
import dev.pandan.expression.catalyst.RowProgram;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.row.KeyMaker;
import dev.pandan.spec.type.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a key is made from an event. Immutable; {@link #newCode()} is for one thread. */
record KeyProgram(RowProgram values, List<ColumnType> types) {

    Code newCode() {
        return new Code(values.newCode(), new KeyMaker(new KeyCodec(types)));
    }

    /** Makes keys; not thread-safe. */
    static final class Code {
        private final RowCode row;
        private final KeyMaker maker;
        private final @Nullable Object[] values;

        private Code(RowCode row, KeyMaker maker) {
            this.row = row;
            this.maker = maker;
            this.values = new Object[row.size()];
        }

        Key of(@Nullable Object[] event) {
            row.evaluate(event);
            for (int i = 0; i < values.length; i++) {
                values[i] = row.get(i);
            }
            return maker.of(values);
        }
    }
}
