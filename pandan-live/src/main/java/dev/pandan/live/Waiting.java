package dev.pandan.live;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the store, and says in Pandan's terms what went wrong. */
final class Waiting {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Waiting() {}

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.INTERRUPTED, "interrupted while waiting for the database", e);
        } catch (TimeoutException e) {
            throw PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "the database did not answer within " + PATIENCE.toSeconds() + " s; is it running?",
                    e);
        } catch (ExecutionException e) {
            throw exception(e);
        }
    }

    /** Lets some time go by before something is tried again. */
    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.INTERRUPTED, "interrupted while waiting for the writer lease", e);
        }
    }

    static PandanException exception(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof PandanException known
                ? known
                : PandanException.of(
                        ErrorCode.INTERNAL,
                        "a defect in the live path: " + cause.getClass().getName(),
                        cause);
    }

    static Problem problem(Throwable failure) {
        return exception(failure).problems().get(0);
    }
}
