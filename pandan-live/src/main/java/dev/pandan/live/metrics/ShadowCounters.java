package dev.pandan.live.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** Counts what challengers score. Thread-safe. */
public final class ShadowCounters {
    private final Map<String, LongAdder> scored = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();
    private volatile IntSupplier waiting = () -> 0;

    public void scored(String bundle) {
        scored.computeIfAbsent(bundle, key -> new LongAdder()).increment();
    }

    public void dropped(String decision, int count) {
        dropped.computeIfAbsent(decision, key -> new LongAdder()).add(count);
    }

    public void waiting(IntSupplier size) {
        waiting = size;
    }

    LiveMetrics.ShadowMetrics now() {
        return new LiveMetrics.ShadowMetrics(sums(scored), sums(dropped), waiting.getAsInt());
    }

    private static Map<String, Long> sums(Map<String, LongAdder> adders) {
        Map<String, Long> sums = new TreeMap<>();
        adders.forEach((key, adder) -> sums.put(key, adder.sum()));
        return sums;
    }
}
