package dev.pandan.live.metrics;

import dev.pandan.engine.decide.Decision;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** Counts what challengers score. Thread-safe. */
public final class ShadowCounters {
    private final Map<String, LongAdder> actions = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();
    private volatile IntSupplier waiting = () -> 0;

    /** What a challenger would have decided, stored. */
    public void scored(Decision decision) {
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
        Map<String, Long> did = Counters.sums(actions);
        Map<String, Long> scored = new TreeMap<>();
        did.forEach((key, count) -> scored.merge(key.substring(0, key.indexOf('/')), count, Long::sum));
        return new LiveMetrics.ShadowMetrics(scored, did, Counters.sums(dropped), waiting.getAsInt());
    }
}
