package dev.pandan.cassandra;

import dev.pandan.store.WindowRow;
import dev.pandan.store.async.Futures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;

/**
 * Reads bucket after bucket until there are enough rows, a few at once: most keys have theirs in two or three.
 *
 * @param read reads one bucket
 * @param most rows to read
 */
record SomeRows(LongFunction<CompletableFuture<List<WindowRow>>> read, int most) {
    private static final int AT_ONCE = 3;

    CompletableFuture<List<WindowRow>> read(List<Long> buckets) {
        return more(buckets, new ArrayList<>());
    }

    private CompletableFuture<List<WindowRow>> more(List<Long> left, List<WindowRow> found) {
        if (left.isEmpty() || found.size() >= most) {
            return CompletableFuture.completedFuture(found.subList(0, Math.min(most, found.size())));
        }
        int next = Math.min(AT_ONCE, left.size());
        return Futures.all(left.subList(0, next).stream().map(read::apply).toList())
                .thenCompose(parts -> {
                    parts.forEach(found::addAll);
                    return more(left.subList(next, left.size()), found);
                });
    }

    static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
