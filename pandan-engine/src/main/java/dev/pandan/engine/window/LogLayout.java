package dev.pandan.engine.window;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.row.ByteWriter;
import dev.pandan.spec.row.Hash64;
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
    private final long shape;

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
        this.shape = shape(table);
    }

    private long shape(WindowTable table) {
        ByteWriter out = new ByteWriter();
        rows.describe(out);
        tableStates.describe(out);
        selections.describe(out);
        out.text(table.meaning());
        return Hash64.of(out.toBytes());
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

    /** Stands for what tiles hold: of two layouts with equal shapes the tiles are equal. */
    public long shape() {
        return shape;
    }

    /** Whether any window can read tiles. */
    public boolean readsTiles() {
        return plans().anyMatch(WindowPlan::readsTiles);
    }

    /** Whether any window holds all rows before its end. */
    public boolean isUnbounded() {
        return plans().anyMatch(plan -> plan.frame().isUnbounded());
    }

    /** Whether every window is bounded by time alone. */
    public boolean isTimed() {
        return plans().allMatch(plan -> plan.frame().isTimed() && !plan.frame().isCounted());
    }

    /** Most rows that a window needs one by one, counted back from its end; 0: none. */
    public int latestNeeded() {
        return plans().mapToInt(WindowPlan::latestNeeded).max().orElse(0);
    }

    /**
     * From when on everything has to be known, row by row or in tiles, to read all windows at a time; {@code Long.MAX_VALUE} if all of them are bounded by numbers of rows.
     */
    public long neededFrom(long atMicros) {
        long from = Long.MAX_VALUE;
        for (WindowPlan plan : plans) {
            if (!plan.frame().isCounted()) {
                from = Math.min(from, plan.frame().fromMicros(atMicros));
            }
        }
        return from;
    }

    /** Whether a tile of a range can be read as a whole, or not at all, by every window at a time. */
    public boolean accepts(long fromMicros, long toMicros, long atMicros) {
        for (WindowPlan plan : plans) {
            if (!plan.accepts(fromMicros, toMicros, atMicros)) {
                return false;
            }
        }
        return true;
    }

    RowLayout rows() {
        return rows;
    }

    Selections selections() {
        return selections;
    }

    /** The states of all windows that read tiles, as tiles keep them. */
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
