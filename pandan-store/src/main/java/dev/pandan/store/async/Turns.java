package dev.pandan.store.async;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Lets requests go, a bounded number at a time; the others wait in order. Thread-safe. */
public final class Turns {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger free;
    private final AtomicInteger draining = new AtomicInteger();

    /**
     * @param limit most requests in flight, at least 1
     */
    public Turns(int limit) {
        this.free = new AtomicInteger(limit);
    }

    /** Sends a request when it is its turn. The future fails as the request does. */
    public <T> CompletableFuture<T> send(Supplier<? extends CompletionStage<T>> request) {
        CompletableFuture<T> result = new CompletableFuture<>();
        // A request that throws would take a turn away from those that wait.
        waiting.add(() -> Futures.onEnd(Futures.of(request), (value, failure) -> {
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
