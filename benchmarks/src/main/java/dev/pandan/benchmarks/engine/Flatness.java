package dev.pandan.benchmarks.engine;

import com.sun.management.ThreadMXBean;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.engine.window.WindowReading;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;

/** Does a window of many rows cost more than one of few? One key of the longest window of the program: add a row, read the window. */
final class Flatness {
    private static final int FEW = 100;
    private static final int MANY = 100_000;
    private static final int DROP_EVERY = 1_024;
    private static final long START = 1_000_000_000_000_000L;

    private final LogLayout layout;
    private final int inTable;
    private final long lastMicros;
    private final Object[] arguments;

    Flatness(ProjectProgram program) {
        Window longest = program.windows().stream()
                .max((a, b) -> Long.compare(a.frame().reachMicros(), b.frame().reachMicros()))
                .orElseThrow();
        this.layout = LogLayout.of(program, longest.table());
        this.inTable = program.windowsOf(longest.table()).indexOf(longest);
        this.lastMicros = longest.frame().lastMicros();
        this.arguments = program.tables().get(longest.table()).arguments().stream()
                .map(type -> switch (type) {
                    case LONG -> (Object) 7L;
                    case DOUBLE -> (Object) 0.5;
                    case DECIMAL -> BigInteger.ONE;
                    case BYTES -> new byte[4];
                })
                .toArray();
    }

    /** Time of an operation on a window of 100,000 rows divided by that on one of 100. */
    double ratio(int operations) {
        nanos(FEW, operations);
        nanos(MANY, operations);
        return nanos(MANY, operations) / nanos(FEW, operations);
    }

    private double nanos(int rows, int operations) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        KeyLog log = new KeyLog(layout);
        WindowReading reading = layout.newReading(inTable);
        long step = lastMicros / rows;
        long id = 0;
        for (; id < rows; id++) {
            log.insert(START + id * step, "", id, arguments);
        }
        long started = threads.getCurrentThreadCpuTime();
        long seen = 0;
        for (long end = id + operations; id < end; id++) {
            long now = START + id * step;
            log.read(inTable, now, reading);
            seen += reading.rows();
            log.insert(now, "", id, arguments);
            if (id % DROP_EVERY == 0) {
                log.dropBefore(now - lastMicros - step);
            }
        }
        long spent = threads.getCurrentThreadCpuTime() - started;
        if (seen < (long) (rows - 1) * operations) {
            throw new IllegalStateException("windows of " + rows + " rows held " + seen / (double) operations);
        }
        return (double) spent / operations;
    }
}
