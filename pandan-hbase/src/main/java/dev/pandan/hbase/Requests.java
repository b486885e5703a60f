package dev.pandan.hbase;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Sends requests, a bounded number at a time; the others wait in order. Thread-safe. Futures fail with the client's exceptions. */
final class Requests {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger free;
    private final AtomicInteger draining = new AtomicInteger();

    Requests(int limit) {
        this.free = new AtomicInteger(limit);
    }

    /** Sends a request when it is its turn. */
    <T> CompletableFuture<T> send(Supplier<CompletableFuture<T>> request) {
        CompletableFuture<T> result = new CompletableFuture<>();
        waiting.add(() -> Futures.onEnd(now(request), (value, failure) -> {
            free.incrementAndGet();
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
            drain();
        }));
        drain();
        return result;
    }

    private static <T> CompletableFuture<T> now(Supplier<CompletableFuture<T>> request) {
        try {
            return request.get();
        } catch (RuntimeException failure) {
            // Thrown on, it would take a turn away from those that wait.
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** One thread at a time, without recursion: a request that fails at once would else start the next one on its own stack. */
    private void drain() {
        if (draining.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            startWaiting();
            seen = draining.addAndGet(-seen);
        } while (seen != 0);
    }

    private void startWaiting() {
        while (free.get() > 0) {
            Runnable next = waiting.poll();
            if (next == null) {
                return;
            }
            free.decrementAndGet();
            next.run();
        }
    }
}
