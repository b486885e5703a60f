package dev.pandan.store.async;

import dev.pandan.spec.error.PandanException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Outcomes of futures, passed on. */
public final class Futures {
    private Futures() {}

    /** Passes the outcome on; for callers that make a future of their own from it. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public static <T> void onEnd(CompletionStage<T> stage, BiConsumer<? super T, ? super @Nullable Throwable> action) {
        stage.whenComplete(action);
    }

    /** Several futures as one. */
    public static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                .thenApply(
                        nothing -> futures.stream().map(CompletableFuture::join).toList());
    }

    /** What is thrown at once becomes a failed future too. */
    public static <T> CompletionStage<T> of(Supplier<? extends CompletionStage<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** A future that fails with a {@link PandanException} itself, not wrapped. */
    public static <T> CompletableFuture<T> translated(
            CompletionStage<T> stage, Function<? super Throwable, PandanException> translation) {
        CompletableFuture<T> result = new CompletableFuture<>();
        onEnd(stage, (value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(translation.apply(failure));
            }
        });
        return result;
    }
}
