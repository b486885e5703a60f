package dev.pandan.live.plan;

import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.live.cache.WindowCache;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Heap bytes of rows and keys of one window table, measured on a log of its own layout; text is taken to have 8 bytes.
 *
 * @param perRow of a row among many of one key
 * @param perKey of a key with its first row
 */
record LogBytes(long perRow, long perKey) {
    private static final int MANY = 4_096;
    private static final long SECOND = 1_000_000;

    static LogBytes of(ProjectProgram program, int table) {
        WindowTable spec = program.tables().get(table);
        @Nullable
        Object[] arguments = spec.arguments().stream().map(LogBytes::example).toArray();
        KeyLog log = new KeyLog(LogLayout.of(program, table));
        log.insert(0, "row-0", arguments);
        long first = log.bytes();
        for (int i = 1; i < MANY; i++) {
            log.insert(i * SECOND, "row-" + i, arguments);
        }
        long perRow = (log.bytes() - first + MANY - 2) / (MANY - 1);
        return new LogBytes(perRow, WindowCache.ENTRY_BYTES + first);
    }

    private static Object example(ArgumentType type) {
        return switch (type) {
            case LONG -> 1L;
            case DOUBLE -> 1.0;
            case DECIMAL -> BigInteger.ONE;
            case BYTES -> "8 bytes.".getBytes(StandardCharsets.UTF_8);
        };
    }
}
