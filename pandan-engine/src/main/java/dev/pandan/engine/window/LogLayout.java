package dev.pandan.engine.window;

import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import java.util.List;

/** What all {@link KeyLog}s of one window table share. Make one and use it for all keys. Immutable and thread-safe. */
public final class LogLayout {
    private final List<ArgumentType> arguments;
    private final WindowPlan[] plans;
    private final int chunkRows;

    private LogLayout(WindowTable table, List<Window> windows, int chunkRows) {
        this.arguments = table.arguments();
        this.plans =
                windows.stream().map(window -> new WindowPlan(table, window)).toArray(WindowPlan[]::new);
        this.chunkRows = chunkRows;
    }

    /**
     * @param windowsOfTable the windows over the table, in the order in which logs number them
     */
    public static LogLayout of(WindowTable table, List<Window> windowsOfTable) {
        return new LogLayout(table, windowsOfTable, Rows.CHUNK_ROWS);
    }

    /** Layout of table number {@code table} of a program. */
    public static LogLayout of(ProjectProgram program, int table) {
        return of(program.tables().get(table), program.windowsOf(table));
    }

    /** With other chunks, for tests: at least 2 and at most 512 rows. */
    static LogLayout of(WindowTable table, List<Window> windowsOfTable, int chunkRows) {
        return new LogLayout(table, windowsOfTable, chunkRows);
    }

    /** A reading to be used for one window again and again. */
    public WindowReading newReading(int window) {
        return new WindowReading(plans[window]);
    }

    List<ArgumentType> arguments() {
        return arguments;
    }

    int windows() {
        return plans.length;
    }

    WindowPlan plan(int window) {
        return plans[window];
    }

    int chunkRows() {
        return chunkRows;
    }
}
