package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.pandan.store.ObjectStore.Cell;
import dev.pandan.store.async.Futures;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Named values, written by conditional statements only. */
final class CassandraCells {
    private final Requests requests;
    private final Settings settings;
    private final String table;

    CassandraCells(Requests requests, Names names, Settings settings) {
        this.requests = requests;
        this.settings = settings;
        this.table = names.qualified("cells");
    }

    CompletionStage<Optional<Cell>> read(String name) {
        return row(name).thenApply(row -> row.map(found -> new Cell(Cells.bigint(found, 0), Cells.blob(found, 1))));
    }

    /** Where the outcome is not known, a serial read tells whether this very write is there. */
    CompletionStage<Boolean> compareAndSet(String name, long expectedVersion, byte[] value) {
        UUID writer = Uuids.random();
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        Futures.onEnd(write(name, expectedVersion, value, writer), (answer, failure) -> {
            if (failure == null) {
                result.complete(answer.wasApplied());
            } else if (Failures.isUncertain(failure)) {
                resolve(name, expectedVersion, writer, failure, result);
            } else {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    private void resolve(
            String name, long expectedVersion, UUID writer, Throwable cause, CompletableFuture<Boolean> result) {
        Futures.onEnd(row(name), (row, failure) -> {
            if (failure != null) {
                result.completeExceptionally(cause);
            } else if (row.isPresent() && writer.equals(row.get().getUuid(2))) {
                result.complete(true);
            } else if (row.map(found -> Cells.bigint(found, 0)).orElse(0L) != expectedVersion) {
                result.complete(false);
            } else {
                result.completeExceptionally(cause);
            }
        });
    }

    private CompletionStage<AsyncResultSet> write(String name, long expectedVersion, byte[] value, UUID writer) {
        long version = expectedVersion + 1;
        return requests.sendConditional(
                expectedVersion == 0
                        ? SimpleStatement.newInstance(
                                "INSERT INTO " + table
                                        + " (name, version, value, writer) VALUES (?, ?, ?, ?) IF NOT EXISTS",
                                name,
                                version,
                                Cells.blob(value),
                                writer)
                        : SimpleStatement.newInstance(
                                "UPDATE " + table
                                        + " SET version = ?, value = ?, writer = ? WHERE name = ? IF version = ?",
                                version,
                                Cells.blob(value),
                                writer,
                                name,
                                expectedVersion));
    }

    private CompletionStage<Optional<Row>> row(String name) {
        SimpleStatement query =
                SimpleStatement.newInstance("SELECT version, value, writer FROM " + table + " WHERE name = ?", name);
        return requests.sendNow(query.setConsistencyLevel(settings.serialConsistency()))
                .thenApply(rows -> Optional.ofNullable(rows.one()));
    }
}
