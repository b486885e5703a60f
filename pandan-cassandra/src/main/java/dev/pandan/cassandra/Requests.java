package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.pandan.store.async.Futures;
import dev.pandan.store.async.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Sends statements, a bounded number at a time; the others wait in order. Thread-safe. Futures fail with the driver's exceptions.
 */
final class Requests {
    private final CqlSession session;
    private final Turns turns;

    Requests(CqlSession session, int limit) {
        this.session = session;
        this.turns = new Turns(limit);
    }

    CompletableFuture<PreparedStatement> prepare(String cql) {
        return session.prepareAsync(cql).toCompletableFuture();
    }

    /** Sends a statement when it is its turn. */
    CompletableFuture<AsyncResultSet> send(Statement<?> statement) {
        return turns.send(() -> session.executeAsync(statement));
    }

    /** Sends a statement at once: for the lease, which must not wait behind a load. */
    CompletionStage<AsyncResultSet> sendNow(Statement<?> statement) {
        return Futures.of(() -> session.executeAsync(statement));
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
}
