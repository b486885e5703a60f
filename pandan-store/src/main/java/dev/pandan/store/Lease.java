package dev.pandan.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The exclusive right to write, with a fencing epoch that grows with every new holder. Linearizable. */
public interface Lease {

    /**
     * Takes the lease if nobody holds it.
     *
     * @param holder unique name of this process
     * @param address where the holder serves, for others to show or call; may be empty
     * @param timeToLive after which the lease ends unless renewed, whole seconds
     */
    CompletableFuture<Attempt> acquire(String holder, String address, Duration timeToLive);

    /**
     * Prolongs the lease. False: it was lost, and the holder must stop writing.
     *
     * @param checkpoint arrival up to which (inclusive) everything in the journal is finished
     */
    CompletableFuture<Boolean> renew(long epoch, String holder, String address, long checkpoint, Duration timeToLive);

    /** Gives the lease back at once; does nothing if it was lost already. */
    CompletableFuture<Void> release(long epoch, String holder, long checkpoint);

    /** Who holds it now, if anybody. */
    CompletableFuture<Optional<Holder>> holder();

    record Holder(String name, String address, long epoch) {}

    /**
     * @param acquired whether the caller holds the lease now
     * @param holder the caller, or who holds it instead
     * @param checkpoint as last written by an earlier holder; 0 at first
     */
    record Attempt(boolean acquired, Holder holder, long checkpoint) {}
}
