package dev.pandan.engine.window;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What all {@link KeyLog}s of one window table share. Make one and use it for all keys. Immutable and thread-safe. */
public final class LogLayout {
    private final RowLayout rows;
    private final WindowPlan[] plans;
    private final StatePlan tableStates;
    private final Selections selections;
    private final int chunkRows;

    private LogLayout(WindowTable table, List<Window> windows, int chunkRows) {
        List<StatePlan.Slot> slots = new ArrayList<>();
        List<Selection> selected = new ArrayList<>();
        this.rows = new RowLayout(table.arguments(), table.ordered());
        this.plans = windows.stream()
                .map(window -> new WindowPlan(rows, window, slots, selected))
                .toArray(WindowPlan[]::new);
        this.tableStates = new StatePlan(rows, slots);
        this.selections = new Selections(selected);
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

    RowLayout rows() {
        return rows;
    }

    Selections selections() {
        return selections;
    }

    /** The states of all windows, as tiles keep them. */
    StatePlan tableStates() {
        return tableStates;
    }

    int windows() {
        return plans.length;
    }

    WindowPlan plan(int window) {
        return plans[window];
    }

    Stream<WindowPlan> plans() {
        return Stream.of(plans);
    }

    int chunkRows() {
        return chunkRows;
    }
}
