package dev.pandan.store.memory;

import dev.pandan.store.Lease;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** The lease of one project in this process. */
final class MemoryLease implements Lease {
    private final LongSupplier nanoClock;
    private Optional<Holder> holder = Optional.empty();
    private long expiresNanos;
    private long epoch;
    private long checkpoint;

    MemoryLease(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    @Override
    public synchronized CompletableFuture<Attempt> acquire(String name, String address, Duration timeToLive) {
        Optional<Holder> current = current();
        if (current.isPresent() && !current.get().name().equals(name)) {
            return CompletableFuture.completedFuture(new Attempt(false, current.get(), checkpoint));
        }
        if (current.isEmpty()) {
            epoch++;
        }
        return CompletableFuture.completedFuture(new Attempt(true, hold(name, address, timeToLive), checkpoint));
    }

    @Override
    public synchronized CompletableFuture<Boolean> renew(
            long heldEpoch, String name, String address, long newCheckpoint, Duration timeToLive) {
        boolean held = isHeld(heldEpoch, name);
        if (held) {
            hold(name, address, timeToLive);
            checkpoint = newCheckpoint;
        }
        return CompletableFuture.completedFuture(held);
    }

    @Override
    public synchronized CompletableFuture<Void> release(long heldEpoch, String name, long newCheckpoint) {
        if (isHeld(heldEpoch, name)) {
            holder = Optional.empty();
            checkpoint = newCheckpoint;
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletableFuture<Optional<Holder>> holder() {
        return CompletableFuture.completedFuture(current());
    }

    private boolean isHeld(long heldEpoch, String name) {
        return epoch == heldEpoch
                && current().filter(now -> now.name().equals(name)).isPresent();
    }

    private Optional<Holder> current() {
        return holder.filter(now -> expiresNanos - nanoClock.getAsLong() > 0);
    }

    private Holder hold(String name, String address, Duration timeToLive) {
        Holder now = new Holder(name, address, epoch);
        holder = Optional.of(now);
        expiresNanos = nanoClock.getAsLong() + timeToLive.toNanos();
        return now;
    }
}
