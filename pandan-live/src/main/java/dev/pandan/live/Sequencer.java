package dev.pandan.live;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.cache.CacheLimits;
import dev.pandan.live.cache.RecentEvents;
import dev.pandan.live.cache.WindowCache;
import dev.pandan.live.ids.KnownIds;
import dev.pandan.live.metrics.Counters;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Champions;
import dev.pandan.live.model.Deciders;
import dev.pandan.live.tile.TableForm;
import dev.pandan.spec.error.Problem;
import dev.pandan.store.Store;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
    private final Counters counters;
    private final Semaphore permits;
    private final ProjectCode code;
    private final Deciders deciders;
    private final WindowCache windows;
    private final Memory memory;
    private final Preparation preparation;
    private final Admission admission;
    private final Committer committer;
    private final Consumer<Decision> decided;
    private final BiConsumer<Problem, @Nullable Batch> onFailure;
    private final Queue<Ticket> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean drainPosted = new AtomicBoolean();
    private final Deque<Prefetch> prefetches = new ArrayDeque<>();
    private long generation;
    private boolean processing;
    private volatile @Nullable Problem refusal;

    /**
     * @param decided told of every decision that is durable, on the loop
     * @param onFailure told why everything has to begin anew, and which batch may or may not be in the journal
     */
    Sequencer(
            LiveOptions options,
            Loop loop,
            LeaseKeeper lease,
            WindowMemory windowMemory,
            Counters counters,
            Semaphore permits,
            Consumer<Decision> decided,
            BiConsumer<Problem, @Nullable Batch> onFailure) {
        ProjectProgram program = options.program();
        Store store = options.store();
        this.loop = loop;
        this.counters = counters;
        this.permits = permits;
        LiveLimits limits = options.limits();
        this.decided = decided;
        this.onFailure = onFailure;
        this.code = program.newCode();
        this.deciders = new Deciders(program, code);
        Times times = windowMemory.times();
        this.windows = new WindowCache(
                TableForm.of(program, code, windowMemory.tables()::edition),
                new StoreWindows(program, store, times.bounds()::of, this),
                new CacheLimits(limits.cacheBytes(), limits.allowedLateness().toMillis() * 1_000, limits.tiles()),
                windowMemory.hotKeys());
        this.memory = new Memory(
                code,
                deciders,
                windows,
                new LookupReader(program, options, this),
                new RecentEvents<>(2 * limits.inFlight() + 2 * MAX_PREFETCHES * MAX_PREFETCHED),
                new KnownIds(store));
        this.preparation = new Preparation(program, store, memory, times.bounds(), this);
        this.committer = new Committer(store, lease, counters, this, this);
        this.admission = new Admission(options.clock(), lease, times, memory, committer, this::answer);
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

    Optional<Champions.Canary> canary(String decision) {
        return deciders.canary(decision);
    }

    void useCanary(String decision, @Nullable Bundle bundle, double share) {
        deciders.useCanary(decision, bundle, share);
    }

    /** Whether bounds of time are being raised, though nobody may wait for it. Any thread. */
    boolean isRaising() {
        return preparation.isRaising();
    }

    /** Which ids the log may hold. Any thread. */
    KnownIds ids() {
        return memory.ids();
    }

    /** Completes when all is durable that was admitted so far; fails if that is abandoned. */
    CompletableFuture<Void> allDurable() {
        return committer.allDurable();
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
        memory.forget();
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
        code.pinned(this::takeIn);
    }

    private void takeIn() {
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

    private void process() {
        if (!processing) {
            code.pinned(this::decideReady);
        }
    }

    /** Decides all at the head of the queue that is ready. */
    private void decideReady() {
        processing = true;
        try {
            Prefetch head = prefetches.peekFirst();
            while (head != null && head.isReady()) {
                windows.safe(prefetches.stream()
                        .mapToLong(Prefetch::earliestMicros)
                        .min()
                        .orElse(Long.MIN_VALUE));
                head.tickets.forEach(admission::decide);
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

    @Override
    public void durable(Batch batch) {
        batch.addedRows.forEach(windows::written);
        counters.events(batch.newEvents);
        batch.decisions.forEach(counters::decision);
        batch.decisions.forEach(decided);
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
