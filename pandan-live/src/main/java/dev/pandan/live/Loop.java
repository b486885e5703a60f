package dev.pandan.live;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The one thread that owns all mutable state of the live path: runs tasks in the order in which they were posted.
 */
final class Loop implements AutoCloseable {
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Consumer<RuntimeException> onFailure;
    private final Thread thread;
    private volatile boolean stopped;

    /**
     * @param onFailure called on the loop's thread when a task throws; what the task did is half done then
     * @param onDeath called on the loop's thread when it ends by an {@link Error}
     */
    Loop(Consumer<RuntimeException> onFailure, Consumer<Throwable> onDeath) {
        this.onFailure = onFailure;
        this.thread = new Thread(this::run, "pandan-live");
        this.thread.setDaemon(true);
        this.thread.setUncaughtExceptionHandler((dying, failure) -> onDeath.accept(failure));
    }

    void start() {
        thread.start();
    }

    void post(Runnable task) {
        tasks.add(task);
    }

    /** Runs a task on the loop's thread and waits for it. Not to be called there. */
    void call(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        post(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        Waiting.get(done);
    }

    private void run() {
        while (!stopped) {
            try {
                tasks.take().run();
            } catch (InterruptedException e) {
                stopped = true;
            } catch (RuntimeException e) {
                onFailure.accept(e);
            }
        }
    }

    @Override
    public void close() {
        post(() -> stopped = true);
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
