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

/**
 * Heap that rows in windows take, measured and not estimated: a time and a double each, with an average over them.
 *
 * @param perRow bytes per row of keys with a million rows each that were read
 * @param perKey bytes per key of keys with one row each that were read
 */
record Footprint(double perRow, double perKey) {
    private static final int ROWS = 1_000_000;
    private static final int LARGE_KEYS = 5;
    private static final int KEYS = 200_000;
    private static final int COLLECTIONS = 3;

    static Footprint measure() {
        LogLayout layout = layout();
        return new Footprint(perRow(layout), perKey(layout));
    }

    private static LogLayout layout() {
        WindowTable table = new WindowTable(
                "rows", "rows", new KeyCodec(List.of(ColumnType.STRING)), List.of(ArgumentType.DOUBLE), ROWS, false);
        Window window = new Window("all", 0, Frame.last(ROWS), List.of(new Aggregate(AggregateFunction.AVG, 0)));
        return LogLayout.of(table, List.of(window));
    }

    private static double perRow(LogLayout layout) {
        KeyLog[] logs = new KeyLog[LARGE_KEYS];
        long before = used();
        for (int key = 0; key < LARGE_KEYS; key++) {
            logs[key] = new KeyLog(layout);
            for (int i = 0; i < ROWS; i++) {
                logs[key].insert(i, "", i, new Object[] {i * 0.5});
            }
            read(layout, logs[key]);
        }
        double bytes = used() - before;
        return (bytes + read(layout, logs[0])) / ((double) LARGE_KEYS * ROWS);
    }

    private static double perKey(LogLayout layout) {
        KeyLog[] logs = new KeyLog[KEYS];
        long before = used();
        for (int i = 0; i < KEYS; i++) {
            logs[i] = new KeyLog(layout);
            logs[i].insert(i, "", i, new Object[] {i * 0.5});
            read(layout, logs[i]);
        }
        double bytes = used() - before;
        return (bytes + read(layout, logs[0])) / KEYS;
    }

    /** Reads a window, so that what a reading leaves behind counts too; returns 0. */
    private static long read(LogLayout layout, KeyLog log) {
        WindowReading reading = layout.newReading(0);
        log.read(0, ROWS, reading);
        return reading.rows() < 0 ? 1 : 0;
    }

    private static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
