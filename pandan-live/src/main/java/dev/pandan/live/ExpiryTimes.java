package dev.pandan.live;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.project.Frame;
import dev.pandan.store.Expired;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What may expire: decisions about events that are older than their stream is kept, and rows that no window and no label of a decision that is kept reaches. A stream
 * whose decisions are kept for good holds all that they read.
 */
final class ExpiryTimes {
    private final ProjectProgram program;
    private final Map<String, Long> decidedFrom = new HashMap<>();
    private final Map<String, Long> rowsFrom = new HashMap<>();

    /**
     * @param newest time of a stream's newest event, or somewhat less; {@code Long.MIN_VALUE}: there is none
     */
    ExpiryTimes(ProjectProgram program, ToLongFunction<String> newest) {
        this.program = program;
        program.project().streams().values().forEach(stream -> {
            long from = stream.keep()
                    .map(keep -> minus(newest.applyAsLong(stream.name()), micros(keep)))
                    .orElse(Long.MIN_VALUE);
            decidedFrom.put(stream.name(), from);
            rowsFrom.put(stream.name(), from);
        });
        program.decisions().values().forEach(this::hold);
    }

    /** Of streams of which something has expired. */
    Map<String, Expired.Times> all() {
        Map<String, Expired.Times> all = new TreeMap<>();
        decidedFrom.forEach((stream, from) -> {
            if (from != Long.MIN_VALUE) {
                all.put(stream, new Expired.Times(from, at(rowsFrom, stream)));
            }
        });
        return all;
    }

    private void hold(DecisionProgram decision) {
        long from = at(decidedFrom, decision.stream());
        for (int window : decision.windows()) {
            WindowTable table =
                    program.tables().get(program.windows().get(window).table());
            long reach = table.longestMicros();
            hold(table.stream(), reach == Frame.EVER ? Long.MIN_VALUE : minus(from, reach));
        }
        // A label lies after its event.
        decision.spec().label().ifPresent(label -> hold(label.stream(), from));
    }

    private void hold(String stream, long from) {
        rowsFrom.merge(stream, from, Math::min);
    }

    private static long at(Map<String, Long> times, String stream) {
        return Optional.ofNullable(times.get(stream)).orElse(Long.MIN_VALUE);
    }

    private static long minus(long micros, long less) {
        return micros < Long.MIN_VALUE + less ? Long.MIN_VALUE : micros - less;
    }

    private static long micros(Duration duration) {
        return duration.toSeconds() * 1_000_000L + duration.toNanosPart() / 1_000L;
    }
}
