package dev.pandan.benchmarks.decide;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Keeps a fixed number of requests in flight. */
final class ClosedLoop {
    private ClosedLoop() {}

    /**
     * What a run of it took.
     *
     * @param latencies nanoseconds from submission to acknowledgement, one per request
     */
    @SuppressWarnings("ArrayRecordComponent") // never modified
    record Run(long nanos, long[] latencies) {}

    /**
     * Sends requests 0 to {@code count - 1} and waits for all answers.
     *
     * @param submit sends one; its future fails if the answer is not what was asked for
     */
    static Run run(int count, int inFlight, IntFunction<CompletableFuture<?>> submit) {
        Semaphore permits = new Semaphore(inFlight);
        AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
        long[] latencies = new long[count];
        long started = System.nanoTime();
        for (int i = 0; i < count && failed.get() == null; i++) {
            permits.acquireUninterruptibly();
            int request = i;
            long sent = System.nanoTime();
            var unused = submit.apply(i).whenComplete((done, failure) -> {
                latencies[request] = System.nanoTime() - sent;
                if (failure != null) {
                    failed.compareAndSet(null, failure);
                }
                permits.release();
            });
        }
        permits.acquireUninterruptibly(inFlight);
        long nanos = System.nanoTime() - started;
        Throwable failure = failed.get();
        if (failure != null) {
            throw new IllegalStateException("a request of the benchmark failed", failure);
        }
        return new Run(nanos, latencies);
    }
}
