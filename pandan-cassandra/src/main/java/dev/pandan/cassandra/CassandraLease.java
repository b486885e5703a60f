package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.Lease;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One row, written by conditional statements only. Holder and address carry the time to live, epoch and checkpoint stay. Every statement is sent at once: a
 * renewal must not wait behind a load.
 */
final class CassandraLease implements Lease {
    private static final int ATTEMPTS = 20;

    private final Requests requests;
    private final Settings settings;
    private final String table;

    CassandraLease(Requests requests, Names names, Settings settings) {
        this.requests = requests;
        this.settings = settings;
        this.table = names.qualified("lease");
    }

    @Override
    public CompletableFuture<Attempt> acquire(String holder, String address, Duration timeToLive) {
        int seconds = seconds(timeToLive);
        return Failures.guarded(settings, () -> acquire(holder, address, seconds, ATTEMPTS));
    }

    @Override
    public CompletableFuture<Boolean> renew(
            long epoch, String holder, String address, long checkpoint, Duration timeToLive) {
        int seconds = seconds(timeToLive);
        return Failures.guarded(settings, () -> requests.sendConditional(SimpleStatement.newInstance(
                        "BEGIN BATCH UPDATE " + table
                                + " SET checkpoint = ? WHERE name = 'writer' IF epoch = ? AND holder = ?; "
                                + hold() + "APPLY BATCH",
                        checkpoint,
                        epoch,
                        holder,
                        seconds,
                        holder,
                        address))
                .thenApply(AsyncResultSet::wasApplied));
    }

    @Override
    public CompletableFuture<Void> release(long epoch, String holder, long checkpoint) {
        return Failures.guarded(settings, () -> requests.sendConditional(SimpleStatement.newInstance(
                        "UPDATE " + table + " SET checkpoint = ?, holder = null, address = null"
                                + " WHERE name = 'writer' IF epoch = ? AND holder = ?",
                        checkpoint,
                        epoch,
                        holder))
                .thenAccept(result -> {}));
    }

    @Override
    public CompletableFuture<Optional<Holder>> holder() {
        return Failures.guarded(settings, () -> read().thenApply(state -> state.flatMap(State::holding)));
    }

    private CompletionStage<Attempt> acquire(String holder, String address, int seconds, int attemptsLeft) {
        if (attemptsLeft == 0) {
            return CompletableFuture.failedFuture(PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE, "the writer lease is contended by other processes; try again"));
        }
        return read().thenCompose(found -> {
            if (found.isEmpty()) {
                return insert().thenCompose(done -> acquire(holder, address, seconds, attemptsLeft - 1));
            }
            State state = found.get();
            boolean mine = state.holder.equals(holder);
            if (!state.holder.isEmpty() && !mine) {
                Holder other = new Holder(state.holder, state.address, state.epoch);
                return CompletableFuture.completedFuture(new Attempt(false, other, state.checkpoint));
            }
            long epoch = mine ? state.epoch : state.epoch + 1;
            return take(state, epoch, holder, address, seconds)
                    .thenCompose(result -> result.wasApplied()
                            ? CompletableFuture.completedFuture(
                                    new Attempt(true, new Holder(holder, address, epoch), state.checkpoint))
                            : acquire(holder, address, seconds, attemptsLeft - 1));
        });
    }

    private CompletionStage<AsyncResultSet> take(State state, long epoch, String holder, String address, int seconds) {
        String condition = state.holder.isEmpty() ? "holder = null" : "holder = ?";
        String cql = "BEGIN BATCH UPDATE " + table + " SET epoch = ? WHERE name = 'writer' IF epoch = ? AND "
                + condition + "; " + hold() + "APPLY BATCH";
        return requests.sendConditional(
                state.holder.isEmpty()
                        ? SimpleStatement.newInstance(cql, epoch, state.epoch, seconds, holder, address)
                        : SimpleStatement.newInstance(cql, epoch, state.epoch, holder, seconds, holder, address));
    }

    private String hold() {
        return "UPDATE " + table + " USING TTL ? SET holder = ?, address = ? WHERE name = 'writer'; ";
    }

    private CompletionStage<AsyncResultSet> insert() {
        return requests.sendConditional(SimpleStatement.newInstance(
                "INSERT INTO " + table + " (name, epoch, checkpoint) VALUES ('writer', 0, 0) IF NOT EXISTS"));
    }

    private CompletionStage<Optional<State>> read() {
        SimpleStatement query = SimpleStatement.newInstance(
                "SELECT epoch, checkpoint, holder, address FROM " + table + " WHERE name = 'writer'");
        return requests.sendNow(query.setConsistencyLevel(settings.serialConsistency()))
                .thenApply(rows -> Optional.ofNullable(rows.one()).map(State::of));
    }

    private static int seconds(Duration timeToLive) {
        long seconds = timeToLive.toSeconds();
        if (seconds < 1
                || seconds > Duration.ofDays(1).toSeconds()
                || !timeToLive.equals(Duration.ofSeconds(seconds))) {
            throw new IllegalArgumentException(
                    "timeToLive: " + timeToLive + " (expected: whole seconds, from one second to one day)");
        }
        return (int) seconds;
    }

    /**
     * @param holder empty: nobody
     */
    private record State(long epoch, long checkpoint, String holder, String address) {
        static State of(Row row) {
            return new State(Cells.bigint(row, 0), Cells.bigint(row, 1), Cells.text(row, 2), Cells.text(row, 3));
        }

        Optional<Holder> holding() {
            return holder.isEmpty() ? Optional.empty() : Optional.of(new Holder(holder, address, epoch));
        }
    }
}
