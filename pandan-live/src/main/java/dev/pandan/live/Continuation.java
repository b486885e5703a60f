package dev.pandan.live;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Goes on with the result of the store on the loop's thread, unless everything begins anew before. A failure makes everything begin anew. */
interface Continuation {
    <T> void then(CompletableFuture<T> future, Consumer<T> next);
}
