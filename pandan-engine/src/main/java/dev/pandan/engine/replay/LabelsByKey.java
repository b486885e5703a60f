package dev.pandan.engine.replay;

import dev.pandan.engine.program.LabelCode;
import dev.pandan.engine.program.LabelProgram;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.engine.window.WindowReading;
import dev.pandan.spec.project.LabelSpec;
import dev.pandan.spec.row.Hash64;
import dev.pandan.spec.row.Key;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Labels from the rows that share a key with the event: a window that begins right after the event. Not thread-safe. */
final class LabelsByKey extends Labels {
    private static final int LEAST_TO_SWEEP = 1 << 16;

    private final LabelCode code;
    private final LogLayout layout;
    private final WindowReading reading;
    private final @Nullable Object[] arguments;
    private final @Nullable Object[] results;
    private final Map<Key, KeyLog> logs = new HashMap<>();
    private final Map<String, Key> keys = new HashMap<>();
    private long latestEventMicros = Long.MIN_VALUE;
    private int rows;
    private int sweepAfter = LEAST_TO_SWEEP;

    LabelsByKey(LabelSpec spec, LabelProgram program, LabelCode code, ReplayOptions options, ReplaySink sink) {
        super(spec, options, sink);
        this.code = code;
        this.layout = LogLayout.of(program.rows(), List.of(program.window()));
        this.reading = layout.newReading(0);
        this.arguments = new Object[program.rows().arguments().size()];
        this.results = new Object[program.window().aggregates().size()];
    }

    @Override
    void await(Pending pending, ReplayEvent event) {
        keys.put(event.id(), code.eventKey(event.row()));
        latestEventMicros = Math.max(latestEventMicros, event.timeMicros());
    }

    @Override
    void take(ReplayEvent row) {
        code.arguments(row.row(), arguments);
        logs.computeIfAbsent(code.rowKey(row.row()), key -> new KeyLog(layout))
                .insert(row.timeMicros(), row.id(), Hash64.ofId(row.id()), arguments);
        latestEventMicros = Math.max(latestEventMicros, row.timeMicros());
        if (++rows >= sweepAfter) {
            sweep();
        }
    }

    /** Drops the rows that are not later than any decision that waits or may still come. */
    private void sweep() {
        long upTo = Math.min(
                earliestWaitingMicros(),
                Times.minus(latestEventMicros, options().latenessMicros()));
        logs.values().removeIf(log -> {
            log.dropBefore(upTo);
            return log.isEmpty();
        });
        rows = logs.values().stream().mapToInt(KeyLog::rows).sum();
        sweepAfter = Math.max(LEAST_TO_SWEEP, 2 * rows);
    }

    @Override
    Found found(Pending pending, boolean mature) {
        KeyLog log = logs.get(keys.remove(pending.id()));
        if (!mature) {
            // Any row that is still to come may change what several rows say.
            return Found.NOTHING;
        } else if (log == null) {
            reading.clear();
        } else {
            log.read(0, Times.plus(pending.endMicros(), 1), reading);
        }
        for (int i = 0; i < results.length; i++) {
            results[i] = reading.result(i);
        }
        return Found.of(code.label(results), reading.rows());
    }
}
