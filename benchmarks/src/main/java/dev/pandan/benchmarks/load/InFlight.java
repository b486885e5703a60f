package dev.pandan.benchmarks.load;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps a bounded number of requests under way. */
final class InFlight {
    private final int most;
    private final Semaphore permits;
    private final AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();

    InFlight(int most) {
        this.most = most;
        this.permits = new Semaphore(most);
    }

    void send(Supplier<? extends CompletionStage<?>> request) {
        permits.acquireUninterruptibly();
        CompletableFuture<?> sent = request.get().toCompletableFuture();
        var unused = sent.whenComplete((done, failure) -> {
            if (failure != null) {
                failed.compareAndSet(null, failure);
            }
            permits.release();
        });
    }

    void finish() {
        permits.acquireUninterruptibly(most);
        permits.release(most);
        Throwable failure = failed.get();
        if (failure != null) {
            throw new IllegalStateException("a write of the bare driver failed", failure);
        }
    }
}
