package dev.pandan.store.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** Values made once per key, asynchronously. What failed is tried again at the next use. Thread-safe. */
public final class Once<K, V> {
    private final ConcurrentMap<K, CompletableFuture<V>> values = new ConcurrentHashMap<>();
    private final Function<K, CompletableFuture<V>> maker;

    public Once(Function<K, CompletableFuture<V>> maker) {
        this.maker = maker;
    }

    public CompletableFuture<V> get(K key) {
        CompletableFuture<V> known = values.get(key);
        return known != null ? known : make(key);
    }

    private CompletableFuture<V> make(K key) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> other = values.putIfAbsent(key, mine);
        if (other != null) {
            return other;
        }
        // What is thrown at once fails the value too: those who wait for it would wait for ever.
        Futures.onEnd(Futures.of(() -> maker.apply(key)), (value, failure) -> {
            if (failure == null) {
                mine.complete(value);
            } else {
                values.remove(key, mine);
                mine.completeExceptionally(failure);
            }
        });
        return mine;
    }
}
