package dev.pandan.live.shadow;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.metrics.ShadowCounters;
import dev.pandan.live.model.Bundle;
import dev.pandan.store.ShadowLog;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.WindowRow;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets challengers score, from the same features, what was decided, on a thread of its own: what they would have done is written to the {@link ShadowLog}. Nothing waits for
 * it: where it does not keep up, decisions are dropped and counted. Thread-safe.
 */
public final class Shadow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);
    private static final int TOGETHER = 256;
    private static final long CLOSING_SECONDS = 5;

    private final ProjectProgram program;
    private final ProjectCode code;
    private final Store store;
    private final Clock clock;
    private final ShadowCounters counters;
    private final BlockingQueue<Decision> waiting;
    /** Replaced as a whole; scored with, and closed, under this object's lock. */
    private final Map<String, List<Challenger>> challengers = new ConcurrentHashMap<>();

    private final Set<String> created = new HashSet<>();
    private final Thread thread = new Thread(this::run, "pandan-live-shadow");
    private volatile boolean closing;
    private String trouble = "";

    /**
     * @param capacity most decisions that wait for the challengers
     */
    public Shadow(ProjectProgram program, Store store, Clock clock, ShadowCounters counters, int capacity) {
        this.program = program;
        this.code = program.newCode();
        this.store = store;
        this.clock = clock;
        this.counters = counters;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        counters.waiting(waiting::size);
        thread.setDaemon(true);
    }

    /** Versions of the challengers that score now. */
    public Set<Integer> versions(String decision) {
        Set<Integer> versions = new HashSet<>();
        challengers.getOrDefault(decision, List.of()).forEach(one -> versions.add(one.version()));
        return versions;
    }

    /** Lets these score from now on; those before them are closed. Waits for the database when a decision has its first ones. */
    public void use(String decision, List<Bundle> bundles) {
        if (!bundles.isEmpty() && !created.contains(decision)) {
            create(decision, bundles);
        }
        List<Challenger> next = new ArrayList<>();
        bundles.forEach(bundle -> next.add(new Challenger(program, code, decision, bundle)));
        synchronized (this) {
            if (!next.isEmpty() && thread.getState() == Thread.State.NEW) {
                thread.start();
            }
            List<Challenger> before = next.isEmpty() ? challengers.remove(decision) : challengers.put(decision, next);
            if (before != null) {
                before.forEach(Challenger::close);
            }
        }
    }

    private void create(String decision, List<Bundle> bundles) {
        try {
            store.create(ShadowLog.layout(decision)).join();
            created.add(decision);
        } catch (RuntimeException e) {
            bundles.forEach(bundle -> bundle.scorer().close());
            throw e;
        }
    }

    /** A decision that was made; never waits. */
    public void offer(Decision decision) {
        if (!challengers.isEmpty() && challengers.containsKey(decision.name()) && !waiting.offer(decision)) {
            counters.dropped(decision.name(), 1);
        }
    }

    private void run() {
        List<Decision> some = new ArrayList<>(TOGETHER);
        while (!closing || !waiting.isEmpty()) {
            Decision first = next();
            if (first == null) {
                continue;
            }
            some.add(first);
            waiting.drainTo(some, TOGETHER - 1);
            take(some);
            some.clear();
        }
    }

    private @Nullable Decision next() {
        try {
            return waiting.poll(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing = true;
            waiting.clear();
            return null;
        }
    }

    /** Whatever fails costs these decisions and nothing else. */
    private void take(List<Decision> some) {
        List<StoredEvent> scored = new ArrayList<>(some.size());
        List<Decision> made = new ArrayList<>(some.size());
        try {
            code.pinned(() -> score(some, scored, made));
            store.write(scored, List.<WindowRow>of()).join();
            made.forEach(counters::scored);
            trouble = "";
        } catch (RuntimeException e) {
            some.forEach(decision -> counters.dropped(decision.name(), 1));
            String message = String.valueOf(e.getMessage());
            if (!message.equals(trouble)) {
                LOG.warn("challengers' scores are not stored: {}", message);
            }
            trouble = message;
        }
    }

    private synchronized void score(List<Decision> some, List<StoredEvent> scored, List<Decision> made) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        for (Decision decision : some) {
            Map<String, byte[]> all = new ConcurrentHashMap<>();
            for (Challenger one : challengers.getOrDefault(decision.name(), List.of())) {
                Decision its = one.decide(decision, now);
                made.add(its);
                all.put(one.label(), DecisionCodec.encode(its));
            }
            if (!all.isEmpty()) {
                scored.add(new StoredEvent(
                        ShadowLog.stream(decision.name()),
                        decision.id(),
                        decision.timeMicros(),
                        new byte[0],
                        0,
                        now,
                        all));
            }
        }
    }

    /** Finishes what waits, for a few seconds at most, and closes the challengers. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            challengers.values().forEach(all -> all.forEach(Challenger::close));
            challengers.clear();
        }
    }
}
