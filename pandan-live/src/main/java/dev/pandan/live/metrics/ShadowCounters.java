package dev.pandan.live.metrics;

import dev.pandan.engine.decide.Decision;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** Counts what challengers score. Thread-safe. */
public final class ShadowCounters {
    private final Map<String, LongAdder> scored = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> actions = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();
    private volatile IntSupplier waiting = () -> 0;

    /** What a challenger would have decided, stored. */
    public void scored(Decision decision) {
        scored.computeIfAbsent(decision.name() + "@" + decision.bundle(), key -> new LongAdder())
                .increment();
        actions.computeIfAbsent(Counters.bundleAction(decision), key -> new LongAdder())
                .increment();
    }

    public void dropped(String decision, int count) {
        dropped.computeIfAbsent(decision, key -> new LongAdder()).add(count);
    }

    public void waiting(IntSupplier size) {
        waiting = size;
    }

    LiveMetrics.ShadowMetrics now() {
        return new LiveMetrics.ShadowMetrics(
                Counters.sums(scored), Counters.sums(actions), Counters.sums(dropped), waiting.getAsInt());
    }
}
