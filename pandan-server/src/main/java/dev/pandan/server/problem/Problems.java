package dev.pandan.server.problem;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Problem documents of exceptions. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** What went wrong. An exception that Pandan did not throw on purpose is a defect: it goes to the log, not to the caller. */
    public static ProblemDocument of(Throwable error) {
        Throwable cause = unwrap(error);
        if (cause instanceof PandanException exception) {
            return ProblemDocument.of(exception);
        }
        LOG.error("a request failed because of a defect", cause);
        return ProblemDocument.of(
                ErrorCode.INTERNAL, "the server has a defect that this request met; its log names the place");
    }

    /** What a future failed with. */
    public static ProblemDocument of(CompletableFuture<?> failed) {
        return of(failed.handle((value, error) -> error).join());
    }

    private static Throwable unwrap(Throwable error) {
        Throwable cause = error;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
