package dev.pandan.benchmarks.engine;

import com.sun.management.ThreadMXBean;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.engine.window.WindowReading;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Does a window of many rows cost more than one of few? One key: add a row, one in a hundred of them late, and read the window with its first aggregate. */
final class Flatness {
    private static final int FEW = 100;
    private static final int MANY = 100_000;
    private static final int DROP_EVERY = 1_024;
    private static final int LATE_ONE_IN = 100;
    private static final int VALUES = 1_000;
    private static final long SEED = 3;
    private static final long START = 1_000_000_000_000_000L;

    private final LogLayout layout;
    private final int window;
    private final long lastMicros;
    private final Object[][] arguments;

    /**
     * @param window position among the windows of the layout
     * @param lastMicros its length
     */
    Flatness(LogLayout layout, int window, long lastMicros, List<ArgumentType> types) {
        Random random = new Random(SEED);
        this.layout = layout;
        this.window = window;
        this.lastMicros = lastMicros;
        this.arguments = new Object[VALUES][];
        for (int i = 0; i < VALUES; i++) {
            arguments[i] = types.stream().map(type -> value(type, random)).toArray();
        }
    }

    /** Of the longest window of a program. */
    static Flatness of(ProjectProgram program) {
        Window longest = program.windows().stream()
                .max((a, b) -> Long.compare(a.frame().reachMicros(), b.frame().reachMicros()))
                .orElseThrow();
        return new Flatness(
                LogLayout.of(program, longest.table()),
                program.windowsOf(longest.table()).indexOf(longest),
                longest.frame().lastMicros(),
                program.tables().get(longest.table()).arguments());
    }

    private static Object value(ArgumentType type, Random random) {
        return switch (type) {
            case LONG -> (Object) (long) random.nextInt(VALUES);
            case DOUBLE -> (Object) random.nextGaussian();
            case DECIMAL -> BigInteger.valueOf(random.nextInt(VALUES));
            case BYTES -> Integer.toString(random.nextInt(VALUES)).getBytes(StandardCharsets.UTF_8);
        };
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
        WindowReading reading = layout.newReading(window);
        long step = lastMicros / rows;
        long id = 0;
        for (; id < rows; id++) {
            insert(log, START + id * step, id);
        }
        long started = threads.getCurrentThreadCpuTime();
        long seen = 0;
        for (long end = id + operations; id < end; id++) {
            long now = START + id * step;
            log.read(window, now, reading);
            seen += reading.rows() + (reading.result(0) == null ? 1 : 0);
            insert(log, id % LATE_ONE_IN == 0 ? now - lastMicros / 3 : now, id);
            if (id % DROP_EVERY == 0) {
                log.dropBefore(now - lastMicros - step);
            }
        }
        long spent = threads.getCurrentThreadCpuTime() - started;
        if (seen < (rows - 2 - rows / LATE_ONE_IN) * (long) operations) {
            throw new IllegalStateException("windows of " + rows + " rows held " + seen / (double) operations);
        }
        return (double) spent / operations;
    }

    private void insert(KeyLog log, long time, long id) {
        log.insert(time, Long.toString(id), id, arguments[(int) (id % VALUES)]);
    }
}
