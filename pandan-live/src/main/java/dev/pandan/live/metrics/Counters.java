package dev.pandan.live.metrics;

import dev.pandan.engine.decide.Decision;
import dev.pandan.spec.error.ErrorCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** The counters behind {@link LiveMetrics}. Thread-safe. */
public final class Counters implements LiveMetrics {
    private final IntSupplier inFlight;
    private final LongAdder events = new LongAdder();
    private final LongAdder decisions = new LongAdder();
    private final LongAdder repeats = new LongAdder();
    private final LongAdder dryRuns = new LongAdder();
    private final LongAdder journalBatches = new LongAdder();
    private final LongAdder recoveries = new LongAdder();
    private final Map<ErrorCode, LongAdder> rejects = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> actions = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> bundleActions = new ConcurrentHashMap<>();
    private final ShadowCounters shadow = new ShadowCounters();
    private final Histogram latency = new Histogram();
    private volatile CacheMetrics cache = new CacheMetrics(0, 0, 0, 0, 0, 0, 0);

    private final Map<String, CaptureMetrics> captures = new ConcurrentHashMap<>();

    public Counters(IntSupplier inFlight) {
        this.inFlight = inFlight;
    }

    public void event() {
        events.increment();
    }

    public void events(long count) {
        events.add(count);
    }

    public void decision(Decision decision) {
        decisions.increment();
        actions.computeIfAbsent(decision.name() + "/" + decision.action(), key -> new LongAdder())
                .increment();
        if (decision.bundle() != 0) {
            bundleActions
                    .computeIfAbsent(bundleAction(decision), key -> new LongAdder())
                    .increment();
        }
    }

    /** {@code late@3/notify}. */
    static String bundleAction(Decision decision) {
        return decision.name() + "@" + decision.bundle() + "/" + decision.action();
    }

    public void repeat() {
        repeats.increment();
    }

    public void dryRun() {
        dryRuns.increment();
    }

    public void reject(ErrorCode code) {
        rejects.computeIfAbsent(code, key -> new LongAdder()).increment();
    }

    public void journalBatch() {
        journalBatches.increment();
    }

    public void recovery() {
        recoveries.increment();
    }

    public void captured(String stream, CaptureMetrics metrics) {
        captures.put(stream, metrics);
    }

    public void cache(CacheMetrics metrics) {
        cache = metrics;
    }

    @Override
    public long events() {
        return events.sum();
    }

    @Override
    public long decisions() {
        return decisions.sum();
    }

    @Override
    public long repeats() {
        return repeats.sum();
    }

    @Override
    public long dryRuns() {
        return dryRuns.sum();
    }

    @Override
    public Map<ErrorCode, Long> rejects() {
        Map<ErrorCode, Long> counts = new EnumMap<>(ErrorCode.class);
        rejects.forEach((code, count) -> counts.put(code, count.sum()));
        return counts;
    }

    @Override
    public Map<String, Long> actions() {
        return sums(actions);
    }

    @Override
    public Map<String, Long> bundleActions() {
        return sums(bundleActions);
    }

    static Map<String, Long> sums(Map<String, LongAdder> adders) {
        Map<String, Long> sums = new TreeMap<>();
        adders.forEach((key, adder) -> sums.put(key, adder.sum()));
        return sums;
    }

    @Override
    public Histogram latency() {
        return latency;
    }

    @Override
    public int inFlight() {
        return inFlight.getAsInt();
    }

    @Override
    public CacheMetrics windowCache() {
        return cache;
    }

    /** Where challengers count. */
    public ShadowCounters shadowCounters() {
        return shadow;
    }

    @Override
    public ShadowMetrics shadow() {
        return shadow.now();
    }

    @Override
    public Map<String, CaptureMetrics> captures() {
        return new TreeMap<>(captures);
    }

    @Override
    public long journalBatches() {
        return journalBatches.sum();
    }

    @Override
    public long recoveries() {
        return recoveries.sum();
    }
}
