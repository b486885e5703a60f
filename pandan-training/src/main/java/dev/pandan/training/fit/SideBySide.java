package dev.pandan.training.fit;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fits, two at a time: one prepares in the driver while Spark works for the other. */
final class SideBySide {
    private static final int THREADS = 2;

    private SideBySide() {}

    /** Results in the order of the work; the first failure ends all. */
    static <T> List<T> run(List<Callable<T>> work) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<T>> futures = work.stream().map(threads::submit).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw PandanException.of(ErrorCode.TRAINING_FAILED, "fitting failed: " + Causes.text(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.TRAINING_FAILED, "fitting was interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
