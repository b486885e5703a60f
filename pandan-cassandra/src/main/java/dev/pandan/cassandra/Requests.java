package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Sends statements, a bounded number at a time; the others wait in order. Thread-safe. Futures fail with the driver's exceptions.
 */
final class Requests {
    private final CqlSession session;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger free;
    private final AtomicInteger draining = new AtomicInteger();

    Requests(CqlSession session, int limit) {
        this.session = session;
        this.free = new AtomicInteger(limit);
    }

    CompletableFuture<PreparedStatement> prepare(String cql) {
        return session.prepareAsync(cql).toCompletableFuture();
    }

    /** Sends a statement when it is its turn. */
    CompletableFuture<AsyncResultSet> send(Statement<?> statement) {
        CompletableFuture<AsyncResultSet> result = new CompletableFuture<>();
        waiting.add(() -> Futures.onEnd(sendNow(statement), (rows, failure) -> {
            free.incrementAndGet();
            if (failure == null) {
                result.complete(rows);
            } else {
                result.completeExceptionally(failure);
            }
            drain();
        }));
        drain();
        return result;
    }

    /** Sends a statement at once: for the lease, which must not wait behind a load. */
    CompletionStage<AsyncResultSet> sendNow(Statement<?> statement) {
        try {
            return session.executeAsync(statement);
        } catch (RuntimeException failure) {
            // Thrown on, it would take a turn away from those that wait.
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** Sends a statement at once that may not be repeated blindly. */
    CompletionStage<AsyncResultSet> sendConditional(SimpleStatement statement) {
        return sendNow(statement.setIdempotent(false));
    }

    /** All rows of all pages. */
    <T> CompletableFuture<List<T>> rows(Statement<?> statement, Function<Row, T> decoder) {
        return send(statement).thenCompose(page -> collect(page, new ArrayList<>(), decoder));
    }

    private static <T> CompletionStage<List<T>> collect(AsyncResultSet page, List<T> rows, Function<Row, T> decoder) {
        for (Row row : page.currentPage()) {
            rows.add(decoder.apply(row));
        }
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(next, rows, decoder))
                : CompletableFuture.completedFuture(rows);
    }

    /** One thread at a time, without recursion: a request that fails at once would else start the next one on its own stack. */
    private void drain() {
        if (draining.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            startWaiting();
            seen = draining.addAndGet(-seen);
        } while (seen != 0);
    }

    private void startWaiting() {
        while (free.get() > 0) {
            Runnable next = waiting.poll();
            if (next == null) {
                return;
            }
            free.decrementAndGet();
            next.run();
        }
    }
}
