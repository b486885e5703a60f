package dev.pandan.benchmarks.engine;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.engine.window.WindowReading;
import dev.pandan.spec.project.Frame;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ColumnType;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;

/** Heap that rows in windows take, measured and not estimated: a time and a double each, with an average over them. */
final class Footprint {
    private static final int ROWS = 1_000_000;
    private static final int KEYS = 200_000;
    private static final int COLLECTIONS = 3;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final LogLayout layout;

    Footprint() {
        WindowTable table = new WindowTable(
                "rows", "rows", new KeyCodec(List.of(ColumnType.STRING)), List.of(ArgumentType.DOUBLE), ROWS, false);
        Window window = new Window("all", 0, Frame.last(ROWS), List.of(new Aggregate(AggregateFunction.AVG, 0)));
        this.layout = LogLayout.of(table, List.of(window));
    }

    /** Bytes per row of one key with a million rows that was read. */
    double perRow() {
        long before = used();
        KeyLog log = new KeyLog(layout);
        for (int i = 0; i < ROWS; i++) {
            log.insert(i, "", i, new Object[] {i * 0.5});
        }
        return (double) (used() - before - read(log)) / ROWS;
    }

    /** Bytes per key of keys with one row each that were read. */
    double perKey() {
        long before = used();
        KeyLog[] logs = new KeyLog[KEYS];
        for (int i = 0; i < KEYS; i++) {
            logs[i] = new KeyLog(layout);
            logs[i].insert(i, "", i, new Object[] {i * 0.5});
            read(logs[i]);
        }
        return (double) (used() - before + read(logs[0])) / KEYS;
    }

    /** Reads a window, so that what a reading leaves behind counts too; returns 0. */
    private long read(KeyLog log) {
        WindowReading reading = layout.newReading(0);
        log.read(0, ROWS, reading);
        return reading.rows() > 0 ? 0 : 1;
    }

    private long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
