package dev.pandan.benchmarks.decide;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The requests of the bare driver of one database, in tables of its own. Thread-safe. */
interface BareStore extends AutoCloseable {
    /** Whether any of these ids is there already. */
    CompletableFuture<Boolean> anyKnown(List<BareEvent> group);

    /** Stores everything that is needed to finish the group after a crash, as one entry. */
    CompletableFuture<?> journal(long firstArrival, List<BareEvent> group);

    /** Stores the events with their decisions, and their window rows. */
    CompletableFuture<?> rows(long firstArrival, List<BareEvent> group);

    /** What is stored: {@link Contents#hash} by id, of events with a decision. */
    Map<String, Long> contents();

    @Override
    void close();
}
