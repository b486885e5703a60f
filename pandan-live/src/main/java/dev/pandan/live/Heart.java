package dev.pandan.live;

import dev.pandan.live.event.StreamPlans;
import dev.pandan.live.metrics.Counters;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Champions;
import dev.pandan.live.shadow.Shadow;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the live path going: takes and renews the lease, begins anew after a failure, hands over to a bulk load, ends in order. Thread-safe.
 */
final class Heart {
    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);
    private static final long POLL_MILLIS = 250;
    private static final long RAISE_POLL_MILLIS = 5;
    private static final long DRAIN_SECONDS = 30;
    private static final int IN_SHADOW = 8_192;

    private final LiveOptions options;
    private final Counters counters;
    private final Semaphore permits;
    private final StreamPlans plans;
    private final LeaseKeeper lease;
    private final LeaseBeat beat;
    private final TimeBounds bounds;
    private final Times times;
    private final WholeTables tables;
    private final Sealer sealer;
    private final Recovery recovery;
    private final Backfill backfill;
    private final Loop loop;
    private final Sequencer sequencer;
    private final Shadow shadow;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "pandan-live-timer");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean closed = new AtomicBoolean();

    Heart(LiveOptions options, StreamPlans plans, Counters counters, Semaphore permits) {
        this.options = options;
        this.counters = counters;
        this.permits = permits;
        this.plans = plans;
        this.lease = new LeaseKeeper(options);
        this.bounds = new TimeBounds(options.store().objects());
        this.times = new Times(bounds, new SealTimes(options.store().objects()));
        this.tables = new WholeTables(options.store().objects());
        this.recovery = new Recovery(options.store(), lease, options.program(), plans, times);
        this.backfill = new Backfill(options.store(), options.program(), plans, tables);
        this.loop = new Loop(this::defect, this::died);
        this.beat = new LeaseBeat(options, lease, loop, this::loseLease);
        this.sealer = new Sealer(options, times, tables, lease, this::heed);
        WindowMemory memory = new WindowMemory(times, tables, sealer);
        this.shadow =
                new Shadow(options.program(), options.store(), options.clock(), counters.shadowCounters(), IN_SHADOW);
        this.sequencer = new Sequencer(options, loop, lease, memory, counters, permits, shadow::offer, this::beginAnew);
    }

    void open() {
        beat.acquirePatiently();
        long finished = recovery.run(null);
        if (finished > 0) {
            LOG.info("finished {} events that were in the journal", finished);
        }
        tables.read();
        long filled = backfill.run();
        if (filled > 0) {
            LOG.info("wrote {} rows of windows that are new from the log of events", filled);
        }
        rememberIds();
        loop.start();
        sealer.start();
        long every = beat.everyMillis();
        var unused = timer.scheduleAtFixedRate(beat::beat, every, every, TimeUnit.MILLISECONDS);
    }

    /** Under a new hold on the lease, before anything is admitted. What a load left on its way to the log might come too late to be seen there. */
    private void rememberIds() {
        if (tables.isLoading()) {
            sequencer.ids().forget();
        } else {
            sequencer.ids().fill(plans.names(), stream -> bounds.of(stream) == Long.MIN_VALUE);
        }
    }

    @Nullable
    Problem refusal() {
        return sequencer.refusal();
    }

    /** What is still under way then may find its store closed. */
    boolean isClosed() {
        return closed.get();
    }

    boolean isSealing() {
        return sealer.isBusy();
    }

    void submit(Ticket ticket) {
        sequencer.submit(ticket);
    }

    /** Edition of a window table's tiles. */
    long edition(String table) {
        return tables.edition(table);
    }

    int version(String decision) {
        return sequencer.version(decision);
    }

    void use(String decision, Bundle bundle) {
        loop.call(() -> sequencer.use(decision, bundle));
        LOG.info("decision {} is made by bundle {}@{}", decision, decision, bundle.version());
    }

    Optional<Champions.Canary> canary(String decision) {
        return sequencer.canary(decision);
    }

    /**
     * @param bundle null: the champion decides about all events
     */
    void useCanary(String decision, @Nullable Bundle bundle, double share) {
        loop.call(() -> sequencer.useCanary(decision, bundle, share));
        if (bundle == null) {
            LOG.info("decision {} has no canary any more", decision);
        } else {
            LOG.info("bundle {}@{} decides about a share of {}", decision, bundle.version(), share);
        }
    }

    Set<Integer> challengers(String decision) {
        return shadow.versions(decision);
    }

    void useChallengers(String decision, List<Bundle> bundles) {
        shadow.use(decision, bundles);
        LOG.info(
                "challengers of {}: {}",
                decision,
                bundles.stream().map(Bundle::version).toList());
    }

    void every(long millis, Runnable task) {
        var unused = timer.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void loseLease() {
        if (sequencer.refusal() == null) {
            sequencer.fail(LeaseKeeper.lost());
        }
    }

    /** On the loop, after a task that threw. */
    private void defect(RuntimeException failure) {
        Problem problem = Waiting.problem(failure);
        if (problem.code() == ErrorCode.INTERNAL) {
            LOG.error("a defect in the live path", failure);
        }
        sequencer.fail(problem);
    }

    /** The loop is gone, for example for want of memory: nothing will be admitted any more. */
    private void died(Throwable failure) {
        LOG.error("the live path has ended; this process has to be started again", failure);
        closed.set(true);
        // The lease is not renewed any more, so that another process can take over.
        timer.shutdownNow();
        sequencer.fail(Problem.of(
                ErrorCode.INTERNAL,
                "the live path has ended (" + failure.getClass().getSimpleName() + "); start this process again"));
    }

    /** From now on rows before a time are written as late; waits until all that was admitted before is durable. */
    private long heed(String stream, long sealMicros) {
        CompletableFuture<Long> durable = new CompletableFuture<>();
        loop.call(() -> {
            Problem refused = sequencer.refusal();
            if (refused != null && !isLoading()) {
                // What is in the journal may not be written yet.
                throw PandanException.of(refused);
            }
            times.seals().heed(stream, sealMicros);
            long arrival = lease.lastArrival();
            var unused = sequencer.allDurable().whenComplete((done, failure) -> {
                if (failure == null) {
                    durable.complete(arrival);
                } else {
                    durable.completeExceptionally(failure);
                }
            });
        });
        return Waiting.get(durable);
    }

    /** On the loop. What is in memory may differ from what is stored: everything is read again, as after a crash. */
    private void beginAnew(Problem problem, @Nullable Batch uncertain) {
        if (closed.get()) {
            return;
        }
        counters.recovery();
        LOG.warn("nothing is admitted until the journal is finished again: {}", problem.message());
        Thread thread = new Thread(() -> recover(uncertain), "pandan-live-recovery");
        thread.setDaemon(true);
        thread.start();
    }

    private void recover(@Nullable Batch uncertain) {
        boolean taken = false;
        while (!closed.get()) {
            try {
                if (!lease.isHeld() || !Waiting.get(lease.renew())) {
                    // Another process may have written meanwhile.
                    taken = true;
                    sequencer.ids().forget();
                    lease.acquire();
                }
                // After another holder, the batch is none of our business any more.
                Batch ours = uncertain != null && lease.isOfThisEpoch(uncertain.key) ? uncertain : null;
                recovery.run(ours);
                if (taken) {
                    tables.read();
                    rememberIds();
                }
                loop.post(this::resume);
                return;
            } catch (PandanException e) {
                if (!closed.get()) {
                    sequencer.refuse(e.problems().get(0));
                    Waiting.pause(POLL_MILLIS);
                }
            }
        }
    }

    private void resume() {
        sequencer.forget();
        if (!closed.get()) {
            sequencer.refuse(null);
            LOG.warn("events are admitted again");
        }
    }

    /** Waits until nothing is in flight and runs a load, during which nothing else is admitted. */
    <T> T exclusively(Function<Loading, T> load) {
        loop.call(() -> {
            Problem refused = sequencer.refusal();
            if (refused != null) {
                throw PandanException.of(refused);
            }
            sequencer.refuse(Rejections.loading());
        });
        boolean alone = false;
        try {
            alone = drain() && isLoading();
            if (!alone) {
                throw PandanException.of(
                        ErrorCode.STORE_UNAVAILABLE,
                        "nothing was loaded: what was in flight could not be finished; try again when the database answers");
            }
            sealer.pause();
            try {
                return load.apply(new Loading(lease, times, tables, sealer, sequencer.ids(), counters));
            } finally {
                sealer.resume();
            }
        } finally {
            boolean loaded = alone;
            loop.call(() -> endLoad(loaded));
        }
    }

    /** False once everything has begun anew since: then that says what is admitted. */
    private boolean isLoading() {
        return Rejections.loading().equals(sequencer.refusal());
    }

    private void endLoad(boolean loaded) {
        if (!isLoading()) {
            return;
        }
        if (loaded) {
            sequencer.forget();
        }
        if (lease.isSure()) {
            sequencer.refuse(null);
        } else {
            sequencer.fail(LeaseKeeper.lost());
        }
    }

    /** Whether all submissions were answered. Nothing is changed in the store any more then, but by the caller. */
    private boolean drain() {
        int all = options.limits().inFlight();
        try {
            if (permits.tryAcquire(all, DRAIN_SECONDS, TimeUnit.SECONDS)) {
                permits.release(all);
                while (sequencer.isRaising()) {
                    Waiting.pause(RAISE_POLL_MILLIS);
                }
                return true;
            }
            LOG.warn("not all submissions were answered within {} s", DRAIN_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        boolean idle = sequencer.refusal() == null;
        if (idle) {
            sequencer.refuse(Rejections.closing());
            drain();
        }
        timer.shutdownNow();
        sealer.close();
        sequencer.ids().close();
        try {
            // A load or a recovery that still writes keeps the lease until that ends by itself.
            loop.call(() -> letGo(idle));
        } catch (PandanException e) {
            LOG.warn("the writer lease was not given back and ends by itself: {}", e.getMessage());
        }
        loop.close();
        shadow.close();
        sequencer.closeModels();
    }

    private void letGo(boolean idle) {
        if (idle && lease.isSure()) {
            bounds.accept(Waiting.get(bounds.settle()));
            Waiting.get(options.store().journal().trim(lease.checkpoint()));
            Waiting.get(lease.release());
        }
    }
}
