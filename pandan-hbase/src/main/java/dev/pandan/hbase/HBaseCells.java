package dev.pandan.hbase;

import dev.pandan.spec.row.ByteWriter;
import dev.pandan.store.ObjectStore.Cell;
import dev.pandan.store.async.Futures;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.jspecify.annotations.Nullable;

/** Named values, written by conditional mutations only. */
final class HBaseCells {
    private static final byte[] VERSION = {'n'};
    private static final byte[] WRITER = {'w'};

    private final Tables tables;
    private final TableName state;
    private final Settings settings;

    HBaseCells(Tables tables, Names names, Settings settings) {
        this.tables = tables;
        this.state = names.state();
        this.settings = settings;
    }

    CompletableFuture<Optional<Cell>> read(String name) {
        return row(name)
                .thenApply(row -> row.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Cell(version(row), row.getValue(Rows.FAMILY, Rows.ONLY))));
    }

    /**
     * The client itself tries again what may have been applied, and is then told that the condition does not hold. So where it does not, or the outcome is not
     * known, the row tells whether this very write is there.
     */
    CompletableFuture<Boolean> compareAndSet(String name, long expectedVersion, byte[] value) {
        byte[] writer = writer();
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        Futures.onEnd(write(name, expectedVersion, value, writer), (applied, failure) -> {
            if (failure == null && applied) {
                result.complete(true);
            } else if (failure != null && !Failures.isUncertain(failure)) {
                result.completeExceptionally(failure);
            } else {
                resolve(name, expectedVersion, writer, failure, result);
            }
        });
        return result;
    }

    private void resolve(
            String name,
            long expectedVersion,
            byte[] writer,
            @Nullable Throwable cause,
            CompletableFuture<Boolean> result) {
        Futures.onEnd(row(name), (row, failure) -> {
            if (failure != null) {
                result.completeExceptionally(cause == null ? failure : cause);
            } else if (Arrays.equals(writer, row.getValue(Rows.FAMILY, WRITER))) {
                result.complete(true);
            } else if (cause == null || version(row) != expectedVersion) {
                result.complete(false);
            } else {
                result.completeExceptionally(cause);
            }
        });
    }

    private CompletableFuture<Boolean> write(String name, long expectedVersion, byte[] value, byte[] writer) {
        byte[] row = key(name);
        Put put = new Put(row)
                .setDurability(settings.durability())
                .addColumn(Rows.FAMILY, VERSION, Rows.ANY_TIME, Rows.ordered(expectedVersion + 1))
                .addColumn(Rows.FAMILY, Rows.ONLY, Rows.ANY_TIME, value)
                .addColumn(Rows.FAMILY, WRITER, Rows.ANY_TIME, writer);
        CheckAndMutate.Builder condition = CheckAndMutate.newBuilder(row);
        return tables.checkAndMutate(
                state,
                (expectedVersion == 0
                                ? condition.ifNotExists(Rows.FAMILY, VERSION)
                                : condition.ifEquals(Rows.FAMILY, VERSION, Rows.ordered(expectedVersion)))
                        .build(put));
    }

    private CompletableFuture<Result> row(String name) {
        return tables.getNow(state, new Get(key(name)));
    }

    /** 0 if there is none. */
    private static long version(Result row) {
        byte[] version = row.getValue(Rows.FAMILY, VERSION);
        return version == null ? 0 : Rows.number(version, 0);
    }

    private static byte[] key(String name) {
        return Rows.utf8("c/" + name);
    }

    private static byte[] writer() {
        UUID unique = UUID.randomUUID();
        ByteWriter out = new ByteWriter(2 * Long.BYTES);
        out.i64(unique.getMostSignificantBits());
        out.i64(unique.getLeastSignificantBits());
        return out.toBytes();
    }
}
