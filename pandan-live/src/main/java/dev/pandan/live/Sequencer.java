package dev.pandan.live;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.cache.RecentEvents;
import dev.pandan.live.cache.WindowCache;
import dev.pandan.live.event.Checked;
import dev.pandan.live.metrics.Counters;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Deciders;
import dev.pandan.live.model.LookupRow;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.row.Key;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides about submissions strictly in the order in which they came: what they need is read ahead for many at once, then each is decided, seen by the windows of all
 * after it, and handed to the {@link Committer}. Everything runs on the loop's thread but {@link #submit} and {@link #refusal}.
 */
final class Sequencer implements CommitListener, Continuation {
    private static final int MAX_PREFETCHES = 4;
    private static final int MAX_PREFETCHED = 256;

    private final Loop loop;
    private final Clock clock;
    private final LeaseKeeper lease;
    private final Counters counters;
    private final Semaphore permits;
    private final LiveLimits limits;
    private final TimeBounds bounds;
    private final ProjectCode code;
    private final Deciders deciders;
    private final WindowCache windows;
    private final LookupReader lookups;
    private final RecentEvents<KnownEvent> recent;
    private final Preparation preparation;
    private final Committer committer;
    private final BiConsumer<Problem, @Nullable Batch> onFailure;
    private final Queue<Ticket> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean drainPosted = new AtomicBoolean();
    private final Deque<Prefetch> prefetches = new ArrayDeque<>();
    private long generation;
    private boolean processing;
    private volatile @Nullable Problem refusal;

    /**
     * @param onFailure told why everything has to begin anew, and which batch may or may not be in the journal
     */
    Sequencer(
            LiveOptions options,
            Loop loop,
            LeaseKeeper lease,
            TimeBounds bounds,
            Counters counters,
            Semaphore permits,
            BiConsumer<Problem, @Nullable Batch> onFailure) {
        ProjectProgram program = options.program();
        Store store = options.store();
        this.loop = loop;
        this.clock = options.clock();
        this.lease = lease;
        this.counters = counters;
        this.permits = permits;
        this.limits = options.limits();
        this.bounds = bounds;
        this.onFailure = onFailure;
        this.code = program.newCode();
        this.deciders = new Deciders(program, code);
        this.windows = new WindowCache(
                program,
                code,
                new StoreWindows(program, store, bounds, this),
                limits.cacheBytes(),
                limits.allowedLateness().toMillis() * 1_000);
        this.lookups = new LookupReader(program, options, this);
        this.recent = new RecentEvents<>(2 * limits.inFlight() + 2 * MAX_PREFETCHES * MAX_PREFETCHED);
        this.preparation = new Preparation(
                program, store, new Preparation.Memory(code, deciders, windows, lookups, recent), bounds, this);
        this.committer = new Committer(store, lease, counters, this, this);
    }

    /** Why nothing is admitted at the moment, or null. Any thread. */
    @Nullable
    Problem refusal() {
        return refusal;
    }

    void refuse(@Nullable Problem problem) {
        refusal = problem;
    }

    /** Any thread. The caller holds a permit, which the answer gives back. */
    void submit(Ticket ticket) {
        inbox.add(ticket);
        if (drainPosted.compareAndSet(false, true)) {
            loop.post(this::drain);
        }
    }

    int version(String decision) {
        return deciders.version(decision);
    }

    void use(String decision, Bundle bundle) {
        deciders.use(decision, bundle);
    }

    boolean isIdle() {
        return inbox.isEmpty() && prefetches.isEmpty() && committer.isIdle();
    }

    /** Everything that is not answered is rejected, and everything in memory forgotten. */
    void fail(Problem problem) {
        generation++;
        refusal = problem;
        Batch uncertain = committer.abandon(problem);
        prefetches.forEach(prefetch -> prefetch.tickets.forEach(ticket -> reject(ticket, problem)));
        prefetches.clear();
        rejectInbox(problem);
        forget();
        onFailure.accept(problem, uncertain);
    }

    /** Not at once: what runs now may be in the middle of something. */
    private void failLater(long started, Problem problem) {
        loop.post(() -> {
            if (generation == started) {
                fail(problem);
            }
        });
    }

    /** Forgets what is in memory. */
    void forget() {
        windows.clear();
        lookups.clear();
        recent.clear();
        preparation.clear();
    }

    void closeModels() {
        deciders.close();
    }

    @Override
    public <T> void then(CompletableFuture<T> future, Consumer<T> next) {
        long started = generation;
        if (future.isDone()) {
            goOn(started, future, next);
        } else {
            var unused = future.whenComplete((value, failure) -> loop.post(() -> goOn(started, future, next)));
        }
    }

    private <T> void goOn(long started, CompletableFuture<T> future, Consumer<T> next) {
        if (generation != started) {
            return;
        }
        T value;
        try {
            value = future.join();
        } catch (CompletionException e) {
            failLater(started, Waiting.problem(e));
            return;
        }
        next.accept(value);
    }

    private void drain() {
        drainPosted.set(false);
        Problem refused = refusal;
        if (refused != null) {
            rejectInbox(refused);
            return;
        }
        while (prefetches.size() < MAX_PREFETCHES && !inbox.isEmpty()) {
            List<Ticket> tickets = new ArrayList<>();
            for (Ticket next = inbox.poll();
                    next != null;
                    next = tickets.size() < MAX_PREFETCHED ? inbox.poll() : null) {
                tickets.add(next);
            }
            Prefetch prefetch = new Prefetch(tickets, this::process);
            prefetches.addLast(prefetch);
            tickets.removeIf(this::rejectsInvalid);
            preparation.start(prefetch);
        }
    }

    private boolean rejectsInvalid(Ticket ticket) {
        String violated = code.violated(ticket.event.stream().name(), ticket.event.row());
        if (violated != null) {
            reject(ticket, Rejections.violated(ticket.event, violated));
        }
        return violated != null;
    }

    private void rejectInbox(Problem problem) {
        for (Ticket next = inbox.poll(); next != null; next = inbox.poll()) {
            reject(next, problem);
        }
    }

    /** Decides all at the head of the queue that is ready. */
    private void process() {
        if (processing) {
            return;
        }
        processing = true;
        try {
            Prefetch head = prefetches.peekFirst();
            while (head != null && head.isReady()) {
                windows.safe(prefetches.stream()
                        .mapToLong(Prefetch::earliestMicros)
                        .min()
                        .orElse(Long.MIN_VALUE));
                head.tickets.forEach(this::process);
                head.tickets.forEach(preparation::release);
                prefetches.removeFirst();
                committer.flush();
                head = prefetches.peekFirst();
            }
        } finally {
            processing = false;
        }
        windows.evict();
        counters.cache(windows.metrics());
        if (!inbox.isEmpty() && drainPosted.compareAndSet(false, true)) {
            loop.post(this::drain);
        }
    }

    private void process(Ticket ticket) {
        if (ticket.dryRun) {
            List<Decision> decisions = ticket.wanted.stream()
                    .map(decision -> decide(ticket, decision))
                    .toList();
            answer(ticket, new Outcome.Accepted(ticket.event.id(), decisions, false));
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
        Batch batch = committer.current(arrival);
        batch.newEvents++;
        batch.decisions.addAll(decisions);
        Committer.addWindowRows(fit, event, batch.windowRows);
        addToWindows(fit, batch);
        bounds.admitted(event.stream(), event.timeMicros());
        enqueue(batch, event, new Batch.Answer(ticket, new Outcome.Accepted(fit.id(), decisions, false)));
    }

    private void addToWindows(Checked.Fit fit, Batch batch) {
        List<Integer> tables = fit.stream().tables();
        int first = batch.windowRows.size() - tables.size();
        for (int i = 0; i < tables.size(); i++) {
            Key key = batch.windowRows.get(first + i).key();
            windows.add(tables.get(i), key, fit.timeMicros(), fit.id(), fit.row());
            batch.addedRows.add(new Batch.AddedRow(tables.get(i), key));
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
            answer(ticket, outcome);
        }
    }

    private Decision decide(Ticket ticket, String decision) {
        LookupRow[] rows = ticket.lookups.get(ticket.wanted.indexOf(decision));
        return deciders.require(decision).decide(ticket.event, windows, Arrays.asList(rows), nowMicros());
    }

    private long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public void durable(Batch batch) {
        batch.addedRows.forEach(row -> windows.written(row.table(), row.key()));
        counters.events(batch.newEvents);
        batch.decisions.forEach(counters::decision);
        batch.answers.forEach(answer -> answer(answer.ticket(), answer.outcome()));
    }

    @Override
    public void failed(Batch batch, Problem problem) {
        batch.answers.forEach(answer -> reject(answer.ticket(), problem));
    }

    @Override
    public void leaseLost() {
        failLater(generation, LeaseKeeper.lost());
    }

    private void reject(Ticket ticket, Problem problem) {
        answer(ticket, new Outcome.Rejected(problem));
    }

    private void answer(Ticket ticket, Outcome outcome) {
        if (ticket.answer.isDone()) {
            return;
        }
        if (outcome instanceof Outcome.Accepted accepted) {
            counters.latency().record(System.nanoTime() - ticket.startedNanos);
            if (ticket.dryRun) {
                counters.dryRun();
            } else if (accepted.repeated()) {
                counters.repeat();
            }
        } else if (outcome instanceof Outcome.Rejected rejected) {
            counters.reject(rejected.problem().code());
        }
        permits.release();
        ticket.answer.complete(outcome);
    }
}
