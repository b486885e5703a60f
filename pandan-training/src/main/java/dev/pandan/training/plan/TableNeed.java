package dev.pandan.training.plan;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.spec.project.Frame;
import java.util.List;

/**
 * What windows of a decision keep of one window table.
 *
 * @param table position of the table
 * @param stream position of its stream in the log
 * @param sample position of its keys in the stream's sample
 * @param reachMicros how far back the rows may lie, {@link Frame#EVER}: at any time
 * @param timedMicros how far back all rows are kept one by one; {@link Frame#EVER}: for ever
 * @param latestRows as many latest rows of each key are kept besides, however old
 */
record TableNeed(int table, int stream, int sample, long reachMicros, long timedMicros, int latestRows) {

    static TableNeed of(ProjectProgram program, DecisionProgram decision, List<String> streams, int table) {
        String stream = program.tables().get(table).stream();
        List<Window> windows = decision.windows().stream()
                .map(program.windows()::get)
                .filter(window -> window.table() == table)
                .toList();
        return new TableNeed(
                table,
                streams.indexOf(stream),
                LogSample.tables(program, decision, stream).indexOf(table),
                windows.stream()
                        .mapToLong(window -> window.frame().reachMicros())
                        .max()
                        .orElse(0),
                windows.stream().mapToLong(TableNeed::timed).max().orElse(0),
                windows.stream().mapToInt(TableNeed::latest).max().orElse(0));
    }

    private static long timed(Window window) {
        Frame frame = window.frame();
        if (frame.isTimed()) {
            return frame.reachMicros();
        }
        boolean distinct = window.aggregates().stream()
                .anyMatch(aggregate -> aggregate.function() == AggregateFunction.COUNT_DISTINCT);
        return frame.isUnbounded() && distinct ? Frame.EVER : frame.endingMicros();
    }

    private static int latest(Window window) {
        int named = window.aggregates().stream()
                .filter(aggregate -> aggregate.function() == AggregateFunction.PREVIOUS)
                .mapToInt(aggregate -> (int) aggregate.parameter())
                .max()
                .orElse(0);
        return window.frame().isTimed()
                ? 0
                : window.frame().isCounted() ? window.frame().lastRows() : named;
    }

    /** Whether something is kept of keys that have had no row for long. */
    boolean keepsKeys() {
        return reachMicros == Frame.EVER;
    }
}
