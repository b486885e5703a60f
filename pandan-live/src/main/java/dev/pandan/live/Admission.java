package dev.pandan.live;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.live.cache.AdmittedRow;
import dev.pandan.live.cache.RecentEvents;
import dev.pandan.live.cache.TableKey;
import dev.pandan.live.cache.WindowCache;
import dev.pandan.live.event.Checked;
import dev.pandan.live.ids.KnownIds;
import dev.pandan.live.model.Deciders;
import dev.pandan.live.model.LookupRow;
import dev.pandan.store.StoredEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Decides about one submission after the other, once all that it needs was read. Owned by the loop. */
final class Admission {
    private final Clock clock;
    private final LeaseKeeper lease;
    private final Times times;
    private final ProjectCode code;
    private final Deciders deciders;
    private final WindowCache windows;
    private final RecentEvents<KnownEvent> recent;
    private final KnownIds ids;
    private final Committer committer;
    private final BiConsumer<Ticket, Outcome> answers;

    /**
     * @param answers takes what can be answered at once
     */
    Admission(
            Clock clock,
            LeaseKeeper lease,
            Times times,
            Memory memory,
            Committer committer,
            BiConsumer<Ticket, Outcome> answers) {
        this.clock = clock;
        this.lease = lease;
        this.times = times;
        this.code = memory.code();
        this.deciders = memory.deciders();
        this.windows = memory.windows();
        this.recent = memory.recent();
        this.ids = memory.ids();
        this.committer = committer;
        this.answers = answers;
    }

    /** Admits the event, or answers with what is known of it already. */
    void decide(Ticket ticket) {
        if (ticket.dryRun) {
            List<Decision> decisions = ticket.wanted.stream()
                    .map(decision -> decide(ticket, decision))
                    .toList();
            answers.accept(ticket, new Outcome.Accepted(ticket.event.id(), decisions, false));
            return;
        }
        KnownEvent known = recent.get(ticket.event.stream().name(), ticket.event.id());
        if (known == null) {
            known = ticket.known;
        }
        StoredEvent stored = ticket.stored;
        if (known == null && stored != null) {
            known = new KnownEvent(stored, null);
        }
        if (known == null) {
            admit(ticket);
        } else {
            repeat(ticket, known);
        }
    }

    private void admit(Ticket ticket) {
        Checked.Fit fit = ticket.event;
        List<Decision> decisions = new ArrayList<>(ticket.wanted.size());
        Map<String, byte[]> encoded = new HashMap<>();
        for (String name : ticket.wanted) {
            Decision decision = decide(ticket, name);
            decisions.add(decision);
            encoded.put(name, DecisionCodec.encode(decision));
        }
        long arrival = lease.nextArrival();
        StoredEvent event = new StoredEvent(
                fit.stream().name(), fit.id(), fit.timeMicros(), fit.payload(), arrival, nowMicros(), encoded);
        ids.add(event.stream(), event.id());
        Batch batch = committer.current(arrival);
        batch.newEvents++;
        batch.decisions.addAll(decisions);
        Committer.addWindowRows(code, fit, event, times.seals(), batch.windowRows);
        addToWindows(fit, arrival, batch);
        times.bounds().admitted(event.stream(), event.timeMicros());
        enqueue(batch, event, new Batch.Answer(ticket, new Outcome.Accepted(fit.id(), decisions, false)));
    }

    private void addToWindows(Checked.Fit fit, long arrival, Batch batch) {
        List<Integer> tables = fit.stream().tables();
        int first = batch.windowRows.size() - tables.size();
        AdmittedRow row = new AdmittedRow(fit.timeMicros(), fit.id(), fit.row(), arrival);
        for (int i = 0; i < tables.size(); i++) {
            TableKey key =
                    new TableKey(tables.get(i), batch.windowRows.get(first + i).key());
            windows.add(key, row);
            batch.addedRows.add(key);
        }
    }

    private void enqueue(Batch batch, StoredEvent event, Batch.Answer answer) {
        batch.add(event);
        batch.answers.add(answer);
        recent.put(event.stream(), event.id(), new KnownEvent(event, batch));
    }

    private void repeat(Ticket ticket, KnownEvent known) {
        if (!Arrays.equals(known.event().payload(), ticket.event.payload())) {
            answerAfter(known, ticket, new Outcome.Rejected(Rejections.conflict(ticket.event)));
            return;
        }
        Map<String, byte[]> all = new HashMap<>(known.event().decisions());
        List<Decision> decisions = new ArrayList<>(ticket.wanted.size());
        List<Decision> fresh = new ArrayList<>();
        for (String name : ticket.wanted) {
            byte[] made = all.get(name);
            Decision decision = made == null ? decide(ticket, name) : DecisionCodec.decode(made);
            decisions.add(decision);
            if (made == null) {
                fresh.add(decision);
                all.put(name, DecisionCodec.encode(decision));
            }
        }
        Outcome.Accepted outcome = new Outcome.Accepted(ticket.event.id(), decisions, fresh.isEmpty());
        if (fresh.isEmpty()) {
            answerAfter(known, ticket, outcome);
        } else {
            complete(ticket, known.event(), all, fresh, outcome);
        }
    }

    /** Adds decisions to an event that was stored without them. */
    private void complete(
            Ticket ticket, StoredEvent event, Map<String, byte[]> all, List<Decision> fresh, Outcome.Accepted outcome) {
        Batch batch = committer.current(lease.nextArrival());
        batch.decisions.addAll(fresh);
        StoredEvent completed = new StoredEvent(
                event.stream(),
                event.id(),
                event.timeMicros(),
                event.payload(),
                event.arrival(),
                event.arrivedAtMicros(),
                all);
        enqueue(batch, completed, new Batch.Answer(ticket, outcome));
    }

    /** What is known only from a batch on its way is told when that batch is durable. */
    private void answerAfter(KnownEvent known, Ticket ticket, Outcome outcome) {
        if (known.isOnItsWay()) {
            Objects.requireNonNull(known.batch()).answers.add(new Batch.Answer(ticket, outcome));
        } else {
            answers.accept(ticket, outcome);
        }
    }

    private Decision decide(Ticket ticket, String decision) {
        LookupRow[] rows = ticket.lookups.get(ticket.wanted.indexOf(decision));
        return deciders.require(decision).decide(ticket.event, windows, Arrays.asList(rows), nowMicros());
    }

    private long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
