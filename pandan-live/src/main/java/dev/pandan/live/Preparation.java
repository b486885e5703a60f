package dev.pandan.live;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.cache.RecentEvents;
import dev.pandan.live.cache.TableKey;
import dev.pandan.live.cache.WindowCache;
import dev.pandan.live.ids.KnownIds;
import dev.pandan.live.model.Decider;
import dev.pandan.live.model.Deciders;
import dev.pandan.live.model.LookupRow;
import dev.pandan.spec.row.Key;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what a number of submissions needs: which ids are stored already, windows and lookup rows that are not in memory, and higher time bounds. Owned by the loop.
 */
final class Preparation {
    private final ProjectProgram program;
    private final Store store;
    private final Deciders deciders;
    private final WindowCache windows;
    private final LookupReader lookups;
    private final RecentEvents<KnownEvent> recent;
    private final KnownIds ids;
    private final TimeBounds bounds;
    private final Continuation continuation;
    private final List<Runnable> raiseWaiting = new ArrayList<>();
    /** Read by others, who must not change bounds meanwhile. */
    private volatile boolean raising;

    Preparation(ProjectProgram program, Store store, Memory memory, TimeBounds bounds, Continuation continuation) {
        this.program = program;
        this.store = store;
        this.deciders = memory.deciders();
        this.windows = memory.windows();
        this.lookups = memory.lookups();
        this.recent = memory.recent();
        this.ids = memory.ids();
        this.bounds = bounds;
        this.continuation = continuation;
    }

    void start(Prefetch prefetch) {
        findIds(prefetch);
        raiseBounds(prefetch);
        for (Ticket ticket : prefetch.tickets) {
            for (String decision : ticket.wanted) {
                Decider decider = deciders.require(decision);
                acquireWindows(prefetch, ticket, decider);
                findLookups(prefetch, ticket, decider);
            }
        }
        prefetch.arrived();
    }

    /** Whether bounds are being raised; any thread. */
    boolean isRaising() {
        return raising;
    }

    void release(Ticket ticket) {
        ticket.held.forEach(windows::release);
    }

    void clear() {
        raiseWaiting.clear();
        raising = false;
    }

    private void findIds(Prefetch prefetch) {
        Map<String, Map<String, List<Ticket>>> unknown = new LinkedHashMap<>();
        for (Ticket ticket : prefetch.tickets) {
            String stream = ticket.event.stream().name();
            if (ticket.dryRun || bounds.of(stream) == Long.MIN_VALUE) {
                continue;
            }
            ticket.known = recent.get(stream, ticket.event.id());
            if (ticket.known == null && ids.mayHold(stream, ticket.event.id())) {
                unknown.computeIfAbsent(stream, s -> new LinkedHashMap<>())
                        .computeIfAbsent(ticket.event.id(), id -> new ArrayList<>(1))
                        .add(ticket);
            }
        }
        unknown.forEach((stream, tickets) -> {
            prefetch.await();
            continuation.then(store.events(stream, List.copyOf(tickets.keySet())), found -> {
                for (StoredEvent event : found) {
                    tickets.getOrDefault(event.id(), List.of()).forEach(ticket -> ticket.stored = event);
                }
                prefetch.arrived();
            });
        });
    }

    private void acquireWindows(Prefetch prefetch, Ticket ticket, Decider decider) {
        for (int window : decider.program().windows()) {
            int table = program.windows().get(window).table();
            TableKey key = new TableKey(table, decider.code().windowKey(window, ticket.event.row()));
            ticket.held.add(key);
            prefetch.await();
            if (windows.acquire(key, ticket.event.timeMicros(), prefetch::arrived)) {
                prefetch.arrived();
            }
        }
    }

    private void findLookups(Prefetch prefetch, Ticket ticket, Decider decider) {
        DecisionProgram decision = decider.program();
        LookupRow[] rows = new LookupRow[decision.lookups().size()];
        ticket.lookups.add(rows);
        for (int i = 0; i < rows.length; i++) {
            int position = i;
            Key key = decider.code().lookupKey(i, ticket.event.row());
            prefetch.await();
            lookups.find(decision, i, key, ticket.event.timeMicros(), row -> {
                rows[position] = row;
                prefetch.arrived();
            });
        }
    }

    private void raiseBounds(Prefetch prefetch) {
        Map<String, Long> latest = new HashMap<>();
        for (Ticket ticket : prefetch.tickets) {
            if (!ticket.dryRun) {
                latest.merge(ticket.event.stream().name(), ticket.event.timeMicros(), Math::max);
            }
        }
        if (covered(latest)) {
            // Nobody waits for it.
            if (!raising
                    && latest.entrySet().stream().anyMatch(time -> bounds.isClose(time.getKey(), time.getValue()))) {
                raiseNow(latest, () -> {});
            }
            return;
        }
        prefetch.await();
        raise(latest, prefetch::arrived);
    }

    private void raise(Map<String, Long> latest, Runnable raised) {
        if (covered(latest)) {
            raised.run();
        } else if (raising) {
            raiseWaiting.add(() -> raise(latest, raised));
        } else {
            raiseNow(latest, raised);
        }
    }

    private boolean covered(Map<String, Long> latest) {
        return latest.entrySet().stream().allMatch(time -> bounds.covers(time.getKey(), time.getValue()));
    }

    private void raiseNow(Map<String, Long> latest, Runnable raised) {
        raising = true;
        continuation.then(bounds.raise(latest), cell -> {
            bounds.accept(cell);
            raising = false;
            List<Runnable> waiting = List.copyOf(raiseWaiting);
            raiseWaiting.clear();
            raised.run();
            waiting.forEach(Runnable::run);
        });
    }
}
