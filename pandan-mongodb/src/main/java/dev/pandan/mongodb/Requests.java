package dev.pandan.mongodb;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs the driver's calls on threads of its own, a bounded number at a time; the others wait in order. Thread-safe. Futures fail with {@link PandanException}. */
final class Requests implements AutoCloseable {
    private static final int IDLE_SECONDS = 10;

    private final Settings settings;
    private final ThreadPoolExecutor threads;

    Requests(Settings settings, int limit) {
        this.settings = settings;
        this.threads = new ThreadPoolExecutor(
                limit, limit, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Requests::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pandan-mongodb");
        thread.setDaemon(true);
        return thread;
    }

    /** A request that may be repeated: it is, once, when its connection breaks or its server steps down. */
    <T> CompletableFuture<T> run(Supplier<T> request) {
        return runOnce(() -> {
            try {
                return request.get();
            } catch (RuntimeException failure) {
                if (Failures.isPassing(failure)) {
                    return request.get();
                }
                throw failure;
            }
        });
    }

    /** A request that may not be repeated blindly. */
    <T> CompletableFuture<T> runOnce(Supplier<T> request) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            threads.execute(() -> complete(result, request));
        } catch (RejectedExecutionException closed) {
            result.completeExceptionally(
                    PandanException.of(ErrorCode.STORE_UNAVAILABLE, "the store is closed", closed));
        }
        return result;
    }

    private <T> void complete(CompletableFuture<T> result, Supplier<T> request) {
        T value;
        try {
            value = request.get();
        } catch (RuntimeException failure) {
            result.completeExceptionally(Failures.translate(settings, failure));
            return;
        }
        result.complete(value);
    }

    /** Waits; for the few operations that are not asynchronous. */
    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.INTERRUPTED, "interrupted while waiting for MongoDB", interrupted);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof PandanException known
                    ? known
                    : new CompletionException(failure.getCause());
        }
    }

    static CompletableFuture<Void> all(List<? extends CompletableFuture<?>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }

    /** What waits still is done; the driver's client then has to be closed. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
