package dev.pandan.benchmarks.decide;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One of the two that are compared. Both get the same events. */
interface Side extends AutoCloseable {
    /** Makes the next events, so that making them is not measured. */
    void prepare(int count);

    /** Sends event number {@code i} of the prepared ones; the future fails unless the event is durable. */
    CompletableFuture<?> submit(int i);

    /** Decided events in the database, read there: {@link Contents#hash} by id. */
    Map<String, Long> contents();

    @Override
    void close();
}
