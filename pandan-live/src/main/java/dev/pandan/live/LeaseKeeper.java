package dev.pandan.live;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.store.Lease;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * This process's hold on the writer lease: epoch, checkpoint, and until when it is sure. Thread-safe.
 *
 * <p>The hold is believed for less than its time to live, counted from when it was asked for: what is sent before the end arrives before another process can take
 * over.
 */
final class LeaseKeeper {
    private static final int EPOCH_SHIFT = 40;

    private final Lease lease;
    private final String holder;
    private final String address;
    private final LeaseTimes times;
    private final AtomicLong sequence = new AtomicLong();
    private volatile long epoch;
    private volatile long checkpoint;
    private volatile long sureUntilNanos;
    private volatile boolean held;

    LeaseKeeper(LiveOptions options) {
        this.lease = options.store().lease();
        this.holder = options.holder();
        this.address = options.address();
        this.times = options.leaseTimes();
    }

    /** Tries once; waits for the store. Fails with {@code LEASE_HELD} if another process holds it. */
    void acquire() {
        long asked = now();
        Lease.Attempt attempt = Waiting.get(lease.acquire(holder, address, times.timeToLive()));
        if (!attempt.acquired()) {
            throw PandanException.of(heldBy(attempt.holder()));
        }
        if (epoch != attempt.holder().epoch()) {
            epoch = attempt.holder().epoch();
            sequence.set(0);
        }
        checkpoint = Math.max(checkpoint, attempt.checkpoint());
        sureUntilNanos = asked + sureNanos();
        held = true;
    }

    /** Asks to prolong the lease; false: it is lost. */
    CompletableFuture<Boolean> renew() {
        long asked = now();
        return lease.renew(epoch, holder, address, checkpoint, times.timeToLive())
                .thenApply(still -> {
                    if (still) {
                        sureUntilNanos = asked + sureNanos();
                    } else {
                        held = false;
                    }
                    return still;
                });
    }

    CompletableFuture<Void> release() {
        held = false;
        return lease.release(epoch, holder, checkpoint);
    }

    /** Whether what is sent to the store now is sure to arrive before anybody else may write. */
    boolean isSure() {
        return held && sureUntilNanos - now() > 0;
    }

    boolean isHeld() {
        return held;
    }

    /** Whether an arrival was given by this hold on the lease. */
    boolean isOfThisEpoch(long arrival) {
        return arrival >>> EPOCH_SHIFT == epoch;
    }

    long nextArrival() {
        return epoch << EPOCH_SHIFT | sequence.incrementAndGet();
    }

    /** The arrival that was given last, by this hold or before it. */
    long lastArrival() {
        return epoch << EPOCH_SHIFT | sequence.get();
    }

    long checkpoint() {
        return checkpoint;
    }

    /** Everything in the journal up to this key is finished. */
    void finished(long key) {
        checkpoint = key;
    }

    static Problem lost() {
        return Problem.of(
                ErrorCode.LEASE_HELD,
                "this process lost the writer lease of the project (it was stopped or cut off from the database for too long); "
                        + "it takes the lease again as soon as no other process holds it");
    }

    private static Problem heldBy(Lease.Holder other) {
        String where = other.address().isEmpty() ? "" : " at " + other.address();
        return Problem.of(
                ErrorCode.LEASE_HELD,
                "the project is open for writing in another process (" + other.name() + where
                        + "); send events there, or stop it and try again");
    }

    private long now() {
        return times.nanoClock().getAsLong();
    }

    /** Four fifths: the rest is for clocks that differ and for writes that are under way. */
    private long sureNanos() {
        Duration sure = times.timeToLive().multipliedBy(4).dividedBy(5);
        return sure.toNanos();
    }
}
