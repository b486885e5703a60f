package dev.pandan.engine.replay;

import dev.pandan.engine.decide.WindowSource;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.spec.row.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The window tables that one decision reads, in memory. Not thread-safe. */
final class ReplayWindows implements WindowSource {
    private static final long LEAST_ROWS_TO_SWEEP = 1 << 16;

    private final ProjectCode code;
    /** By position; null: the decision does not read it. */
    private final @Nullable Table[] tables;

    private final Map<String, List<Table>> tablesByStream = new HashMap<>();
    private long addedSinceSweep;
    private long sweepAfter = LEAST_ROWS_TO_SWEEP;

    /** The logs of one table by key. */
    private static final class Table {
        private final int position;
        private final WindowTable spec;
        private final LogLayout layout;
        private final @Nullable Object[] arguments;
        private final Map<Key, KeyLog> logs = new HashMap<>();

        Table(ProjectProgram program, int position) {
            this.position = position;
            this.spec = program.tables().get(position);
            this.layout = LogLayout.of(program, position);
            this.arguments = new Object[spec.arguments().size()];
        }

        void add(ProjectCode code, ReplayEvent event, long hash) {
            code.arguments(position, event.row(), arguments);
            logs.computeIfAbsent(code.rowKey(position, event.row()), key -> new KeyLog(layout))
                    .insert(event.timeMicros(), event.id(), hash, arguments);
        }

        long sweep(long readFromMicros) {
            logs.values().removeIf(log -> {
                log.forget(readFromMicros);
                return log.isEmpty();
            });
            return logs.values().stream().mapToLong(KeyLog::rows).sum();
        }
    }

    ReplayWindows(ProjectProgram program, ProjectCode code, DecisionProgram decision) {
        this.code = code;
        this.tables = new Table[program.tables().size()];
        for (int window : decision.windows()) {
            int table = program.windows().get(window).table();
            if (tables[table] == null) {
                Table made = new Table(program, table);
                tables[table] = made;
                tablesByStream
                        .computeIfAbsent(made.spec.stream(), stream -> new ArrayList<>())
                        .add(made);
            }
        }
    }

    @Override
    public @Nullable KeyLog log(int table, Key key) {
        Table found = tables[table];
        return found == null ? null : found.logs.get(key);
    }

    /** Whether rows of a stream are kept. */
    boolean keeps(String stream) {
        return tablesByStream.containsKey(stream);
    }

    /**
     * Adds a row to all tables of its stream.
     *
     * @param hash of the event's id
     * @param readFromMicros the earliest time at which windows will be read from now on
     */
    void add(ReplayEvent event, long hash, long readFromMicros) {
        List<Table> added = tablesByStream.get(event.stream());
        if (added == null) {
            return;
        }
        for (Table table : added) {
            table.add(code, event, hash);
        }
        addedSinceSweep += added.size();
        if (addedSinceSweep >= sweepAfter) {
            sweep(readFromMicros);
        }
    }

    /** Drops what no window can reach, each time half as many rows were added as were left the time before. */
    private void sweep(long readFromMicros) {
        long left = 0;
        for (List<Table> ofStream : tablesByStream.values()) {
            for (Table table : ofStream) {
                left += table.sweep(readFromMicros);
            }
        }
        addedSinceSweep = 0;
        sweepAfter = Math.max(LEAST_ROWS_TO_SWEEP, left / 2);
    }
}
