package dev.pandan.live;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Stores decisions that were made in a batch, with their events. What is interrupted is half of a batch at most, each decision of it whole or not there. Not
 * thread-safe.
 */
final class DecisionKeeper {
    private static final int CHUNK = 2_000;
    private static final int MAX_WRITING = 2;

    private final LiveOptions options;
    private final Store store;
    private final Clock clock;
    private final Loading live;
    private final Deque<CompletableFuture<Void>> writing = new ArrayDeque<>();

    DecisionKeeper(LiveOptions options, Loading live) {
        this.options = options;
        this.store = options.store();
        this.clock = options.clock();
        this.live = live;
    }

    /** How many are new. */
    int keep(List<MadeDecision> decisions) {
        int kept = 0;
        for (int from = 0; from < decisions.size(); from += CHUNK) {
            kept += keepSome(decisions.subList(from, Math.min(decisions.size(), from + CHUNK)));
        }
        while (!writing.isEmpty()) {
            Waiting.get(writing.removeFirst());
        }
        live.bounds().accept(Waiting.get(live.bounds().settle()));
        return kept;
    }

    private int keepSome(List<MadeDecision> decisions) {
        String stream = stream(decisions.get(0));
        List<String> ids = decisions.stream().map(made -> made.decision().id()).toList();
        Map<String, StoredEvent> known = new HashMap<>();
        Waiting.get(store.events(stream, ids)).forEach(event -> known.put(event.id(), event));
        List<StoredEvent> events = new ArrayList<>();
        long latest = Long.MIN_VALUE;
        for (MadeDecision made : decisions) {
            StoredEvent before = known.get(made.decision().id());
            StoredEvent event = before == null ? added(stream, made) : decided(before, made.decision());
            if (event != null) {
                events.add(event);
                latest = before == null ? Math.max(latest, event.timeMicros()) : latest;
            }
        }
        write(stream, events, latest);
        return events.size();
    }

    private String stream(MadeDecision made) {
        String name = made.decision().name();
        return Objects.requireNonNull(options.program().decisions().get(name), name).stream();
    }

    private static @Nullable StoredEvent decided(StoredEvent event, Decision decision) {
        if (event.decisions().containsKey(decision.name())) {
            return null;
        }
        Map<String, byte[]> decisions = new HashMap<>(event.decisions());
        decisions.put(decision.name(), DecisionCodec.encode(decision));
        return new StoredEvent(
                event.stream(),
                event.id(),
                event.timeMicros(),
                event.payload(),
                event.arrival(),
                event.arrivedAtMicros(),
                decisions);
    }

    private @Nullable StoredEvent added(String stream, MadeDecision made) {
        byte[] row = made.row();
        Decision decision = made.decision();
        if (row == null) {
            return null;
        }
        live.ids().add(stream, decision.id());
        return new StoredEvent(
                stream,
                decision.id(),
                decision.timeMicros(),
                row,
                live.lease().nextArrival(),
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                Map.of(decision.name(), DecisionCodec.encode(decision)));
    }

    private void write(String stream, List<StoredEvent> events, long latestMicros) {
        while (writing.size() >= MAX_WRITING) {
            Waiting.get(writing.removeFirst());
        }
        if (latestMicros != Long.MIN_VALUE) {
            if (!live.bounds().covers(stream, latestMicros)) {
                live.bounds().accept(Waiting.get(live.bounds().raise(Map.of(stream, latestMicros))));
            }
            live.bounds().admitted(stream, latestMicros);
        }
        if (!live.lease().isSure()) {
            throw PandanException.of(LeaseKeeper.lost());
        }
        if (!events.isEmpty()) {
            writing.addLast(store.write(events, List.of()));
        }
    }
}
