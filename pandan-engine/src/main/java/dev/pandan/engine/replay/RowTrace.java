package dev.pandan.engine.replay;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.window.KeyLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names the rows that windows hold: remembers the id of every row, which logs do not. Not thread-safe. */
final class RowTrace {
    private final ProjectProgram program;
    private final DecisionCode code;
    private final DecisionProgram decision;
    private final ReplaySink sink;
    private final Map<Long, String> ids = new HashMap<>();

    RowTrace(ProjectProgram program, DecisionCode code, DecisionProgram decision, ReplaySink sink) {
        this.program = program;
        this.code = code;
        this.decision = decision;
        this.sink = sink;
    }

    void seen(String id, long hash) {
        ids.put(hash, id);
    }

    /** Hands over the rows of every window for an event. */
    void hand(ReplayEvent event, ReplayWindows windows) {
        for (int window : decision.windows()) {
            sink.traced(event.id(), window, rows(window, event, windows));
        }
    }

    private List<RowRef> rows(int window, ReplayEvent event, ReplayWindows windows) {
        Window spec = program.windows().get(window);
        List<RowRef> rows = new ArrayList<>();
        KeyLog log = windows.log(spec.table(), code.windowKey(window, event.row()));
        if (log != null) {
            int inTable = program.windowsOf(spec.table()).indexOf(spec);
            log.visit(
                    inTable,
                    event.timeMicros(),
                    (time, hash) -> rows.add(new RowRef(ids.getOrDefault(hash, ""), time)));
        }
        return rows;
    }
}
