package dev.pandan.hbase;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.Lease;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;

/**
 * One row, written by conditional mutations only. Holder and address carry the time to live, by the clock of the server that has the row; epoch and checkpoint
 * stay. Every request is sent at once: a renewal must not wait behind a load.
 */
final class HBaseLease implements Lease {
    private static final byte[] ROW = {'l', '/'};
    private static final byte[] EPOCH = {'e'};
    private static final byte[] CHECKPOINT = {'c'};
    private static final byte[] HOLDER = {'h'};
    private static final byte[] ADDRESS = {'a'};
    private static final byte[] NOBODY = {};
    private static final int ATTEMPTS = 20;

    private final Tables tables;
    private final TableName state;
    private final Settings settings;

    HBaseLease(Tables tables, Names names, Settings settings) {
        this.tables = tables;
        this.state = names.state();
        this.settings = settings;
    }

    @Override
    public CompletableFuture<Attempt> acquire(String holder, String address, Duration timeToLive) {
        return Failures.guarded(settings, () -> acquire(new Wish(holder, address, timeToLive.toMillis()), ATTEMPTS));
    }

    @Override
    public CompletableFuture<Boolean> renew(
            long epoch, String holder, String address, long checkpoint, Duration timeToLive) {
        return Failures.guarded(
                settings,
                () -> tables.checkAndMutate(
                        state,
                        CheckAndMutate.newBuilder(ROW)
                                .ifEquals(Rows.FAMILY, HOLDER, held(epoch, holder))
                                .build(mutations(
                                        hold(epoch, new Wish(holder, address, timeToLive.toMillis())),
                                        put().addColumn(
                                                        Rows.FAMILY,
                                                        CHECKPOINT,
                                                        Rows.ANY_TIME,
                                                        Rows.ordered(checkpoint))))));
    }

    @Override
    public CompletableFuture<Void> release(long epoch, String holder, long checkpoint) {
        Put nobody = put().addColumn(Rows.FAMILY, HOLDER, NOBODY)
                .addColumn(Rows.FAMILY, CHECKPOINT, Rows.ANY_TIME, Rows.ordered(checkpoint));
        return Failures.guarded(settings, () -> tables.checkAndMutate(
                        state,
                        CheckAndMutate.newBuilder(ROW)
                                .ifEquals(Rows.FAMILY, HOLDER, held(epoch, holder))
                                .build(nobody))
                .thenAccept(done -> {}));
    }

    @Override
    public CompletableFuture<Optional<Holder>> holder() {
        return Failures.guarded(settings, () -> read().thenApply(found -> found.flatMap(State::holding)));
    }

    private CompletableFuture<Attempt> acquire(Wish wish, int attemptsLeft) {
        if (attemptsLeft == 0) {
            return CompletableFuture.failedFuture(PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE, "the writer lease is contended by other processes; try again"));
        }
        return read().thenCompose(found -> {
            if (found.isEmpty()) {
                return insert().thenCompose(done -> acquire(wish, attemptsLeft - 1));
            }
            State before = found.get();
            boolean mine = before.holder.equals(wish.holder);
            if (!before.holder.isEmpty() && !mine) {
                Holder other = new Holder(before.holder, before.address, before.epoch);
                return CompletableFuture.completedFuture(new Attempt(false, other, before.checkpoint));
            }
            long epoch = mine ? before.epoch : before.epoch + 1;
            return take(before, epoch, wish)
                    .thenCompose(taken -> taken
                            ? CompletableFuture.completedFuture(
                                    new Attempt(true, new Holder(wish.holder, wish.address, epoch), before.checkpoint))
                            : acquire(wish, attemptsLeft - 1));
        });
    }

    private CompletableFuture<Boolean> take(State before, long epoch, Wish wish) {
        byte[] holder = before.holder.isEmpty() ? NOBODY : held(before.epoch, before.holder);
        Filter unchanged = new FilterList(
                equal(EPOCH, Rows.ordered(before.epoch), true),
                // What has expired since is as good as what was.
                equal(HOLDER, holder, false));
        return tables.checkAndMutate(
                state,
                CheckAndMutate.newBuilder(ROW)
                        .ifMatches(unchanged)
                        .build(mutations(
                                put().addColumn(Rows.FAMILY, EPOCH, Rows.ANY_TIME, Rows.ordered(epoch)),
                                hold(epoch, wish))));
    }

    private static Filter equal(byte[] column, byte[] value, boolean required) {
        SingleColumnValueFilter filter = new SingleColumnValueFilter(Rows.FAMILY, column, CompareOperator.EQUAL, value);
        filter.setFilterIfMissing(required);
        return filter;
    }

    /** With the server's time, from which it lives so long. */
    private Put hold(long epoch, Wish wish) {
        return put().addColumn(Rows.FAMILY, HOLDER, held(epoch, wish.holder))
                .addColumn(Rows.FAMILY, ADDRESS, Rows.utf8(wish.address))
                .setTTL(wish.millis);
    }

    private CompletableFuture<Boolean> insert() {
        Put first = put().addColumn(Rows.FAMILY, EPOCH, Rows.ANY_TIME, Rows.ordered(0))
                .addColumn(Rows.FAMILY, CHECKPOINT, Rows.ANY_TIME, Rows.ordered(0));
        return tables.checkAndMutate(
                state,
                CheckAndMutate.newBuilder(ROW).ifNotExists(Rows.FAMILY, EPOCH).build(first));
    }

    private Put put() {
        return new Put(ROW).setDurability(settings.durability());
    }

    private static RowMutations mutations(Put one, Put other) {
        try {
            return RowMutations.of(List.of(one, other));
        } catch (IOException ofAnotherRow) {
            throw new IllegalArgumentException(ofAnotherRow);
        }
    }

    private CompletableFuture<Optional<State>> read() {
        return tables.getNow(state, new Get(ROW))
                .thenApply(row -> row.isEmpty() ? Optional.empty() : Optional.of(State.of(row)));
    }

    private static byte[] held(long epoch, String holder) {
        return Rows.ordered(epoch, Rows.utf8(holder));
    }

    private record Wish(String holder, String address, long millis) {
        Wish {
            if (millis < 1_000) {
                throw new IllegalArgumentException("timeToLive: " + millis + " ms (expected: at least one second)");
            }
        }
    }

    /**
     * @param holder empty: nobody
     */
    private record State(long epoch, long checkpoint, String holder, String address) {
        static State of(Result row) {
            byte[] held = row.getValue(Rows.FAMILY, HOLDER);
            byte[] address = row.getValue(Rows.FAMILY, ADDRESS);
            return new State(
                    Rows.number(row.getValue(Rows.FAMILY, EPOCH), 0),
                    Rows.number(row.getValue(Rows.FAMILY, CHECKPOINT), 0),
                    held == null || held.length == 0 ? "" : Rows.text(held, Long.BYTES, held.length),
                    address == null ? "" : Rows.text(address, 0, address.length));
        }

        Optional<Holder> holding() {
            return holder.isEmpty() ? Optional.empty() : Optional.of(new Holder(holder, address, epoch));
        }
    }
}
