package dev.pandan.training.plan;

import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.LogLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a window table take in memory, measured on a log of made-up rows.
 *
 * @param rowBytes of one more row of a key
 * @param keyBytes of a key, whatever its rows
 */
record TableCost(long rowBytes, long keyBytes) {
    private static final int ROWS = 2_048;
    /** Entry of a map, key, bytes of the key. */
    private static final long ENTRY_BYTES = 120;
    /** Objects that carry a decimal or a short text. */
    private static final long OBJECT_BYTES = 48;

    static TableCost of(ProjectProgram program, int table) {
        LogLayout layout = LogLayout.of(program, table);
        WindowTable spec = program.tables().get(table);
        KeyLog log = new KeyLog(layout);
        long first = 0;
        for (int i = 1; i <= ROWS; i++) {
            log.insert(i, Integer.toString(i), values(spec.arguments(), i));
            first = i == 1 ? log.bytes() : first;
        }
        for (int i = 0; i < program.windowsOf(table).size(); i++) {
            log.values(i, ROWS + 1L);
        }
        long objects = OBJECT_BYTES
                * spec.arguments().stream().filter(TableCost::isObject).count();
        long row = Math.max(1, (log.bytes() - first + ROWS - 1) / (ROWS - 1));
        return new TableCost(row + objects, first + ENTRY_BYTES);
    }

    private static boolean isObject(ArgumentType type) {
        return type != ArgumentType.LONG && type != ArgumentType.DOUBLE;
    }

    private static @Nullable Object[] values(List<ArgumentType> types, int row) {
        @Nullable Object[] values = new Object[types.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = types.get(i) == ArgumentType.LONG
                    ? (Object) (long) row
                    : types.get(i) == ArgumentType.DOUBLE ? (Object) (double) row : null;
        }
        return values;
    }
}
