package dev.pandan.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A durable log of batches, written by the holder of the lease, one batch after the other. */
public interface Journal {

    /**
     * @param firstArrival arrival of the batch's first event; identifies the batch
     * @param batch opaque bytes, at most 1 MiB
     */
    CompletableFuture<Void> append(long firstArrival, byte[] batch);

    /** Batches with {@code firstArrival > afterArrival}, in order; of all epochs. */
    CompletableFuture<List<Entry>> read(long afterArrival);

    /** Forgets batches with {@code firstArrival <= uptoArrival}; may forget less. */
    CompletableFuture<Void> trim(long uptoArrival);

    @SuppressWarnings("ArrayRecordComponent") // Opaque bytes; never compared by equals.
    record Entry(long firstArrival, byte[] batch) {}
}
