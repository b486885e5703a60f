package dev.pandan.model.registry;

import dev.pandan.spec.error.PandanException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waiting for the store. */
final class Awaiting {
    private Awaiting() {}

    static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PandanException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
