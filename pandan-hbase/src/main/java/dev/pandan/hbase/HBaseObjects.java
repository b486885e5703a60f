package dev.pandan.hbase;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import dev.pandan.spec.row.Hash64;
import dev.pandan.store.ObjectStore;
import dev.pandan.store.async.Futures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;

/** Objects: chunks under name and digest first, the manifest last, so that a reader sees an object whole or not at all. */
final class HBaseObjects implements ObjectStore {
    private static final int CHUNK_BYTES = 256 * 1024;
    private static final String MANIFEST = "o/";
    private static final String CHUNK = "p/";

    private final Tables tables;
    private final TableName state;
    private final Settings settings;
    private final HBaseCells cells;

    HBaseObjects(Tables tables, Names names, Settings settings) {
        this.tables = tables;
        this.state = names.state();
        this.settings = settings;
        this.cells = new HBaseCells(tables, names, settings);
    }

    @Override
    public CompletableFuture<Void> put(String name, byte[] bytes) {
        byte[] copy = bytes.clone();
        Manifest manifest = new Manifest(copy.length, Hash64.of(copy));
        return Failures.guarded(settings, () -> putChunks(name, manifest, copy)
                .thenCompose(done -> put(Rows.utf8(MANIFEST + name), manifest.toBytes())));
    }

    @Override
    public CompletableFuture<Optional<byte[]>> get(String name) {
        return Failures.guarded(settings, () -> tables.get(state, new Get(Rows.utf8(MANIFEST + name)))
                .thenCompose(row -> row.isEmpty()
                        ? CompletableFuture.completedFuture(Optional.<byte[]>empty())
                        : read(name, Manifest.of(row.value())).thenApply(Optional::of)));
    }

    @Override
    public CompletableFuture<List<String>> list(String prefix) {
        Scan scan = new Scan()
                .setStartStopRowForPrefixScan(Rows.utf8(MANIFEST + prefix))
                .setFilter(new KeyOnlyFilter());
        return Failures.guarded(settings, () -> tables.scanAll(state, scan).thenApply(rows -> rows.stream()
                .map(HBaseObjects::name)
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList()));
    }

    private static String name(Result row) {
        return Rows.text(row.getRow(), MANIFEST.length(), row.getRow().length);
    }

    @Override
    public CompletableFuture<Optional<Cell>> cell(String name) {
        return Failures.guarded(settings, () -> cells.read(name));
    }

    @Override
    public CompletableFuture<Boolean> compareAndSet(String name, long expectedVersion, byte[] value) {
        return Failures.guarded(settings, () -> cells.compareAndSet(name, expectedVersion, value));
    }

    /** One after the other: a model may be large, and nobody waits for it. */
    private CompletionStage<Void> putChunks(String name, Manifest manifest, byte[] bytes) {
        CompletionStage<Void> chain = CompletableFuture.completedFuture(null);
        for (int chunk = 0; chunk < manifest.chunks(); chunk++) {
            int number = chunk;
            int from = chunk * CHUNK_BYTES;
            chain = chain.thenCompose(done -> put(
                    manifest.chunkRow(name, number),
                    Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + CHUNK_BYTES))));
        }
        return chain;
    }

    private CompletableFuture<Void> put(byte[] row, byte[] value) {
        Put put = new Put(row)
                .setDurability(settings.durability())
                .addColumn(Rows.FAMILY, Rows.ONLY, Rows.ANY_TIME, value);
        return tables.putAll(state, List.of(put));
    }

    private CompletableFuture<byte[]> read(String name, Manifest manifest) {
        List<CompletableFuture<Result>> chunks = IntStream.range(0, manifest.chunks())
                .mapToObj(chunk -> tables.get(state, new Get(manifest.chunkRow(name, chunk))))
                .toList();
        return Futures.all(chunks).thenApply(rows -> {
            ByteWriter out = new ByteWriter(manifest.size);
            rows.stream().filter(row -> !row.isEmpty()).forEach(row -> out.raw(row.value()));
            byte[] bytes = out.toBytes();
            if (bytes.length != manifest.size || Hash64.of(bytes) != manifest.digest) {
                throw PandanException.of(
                        ErrorCode.MISMATCH,
                        "object '" + name + "' is damaged in the store (expected: " + manifest.size
                                + " bytes with its digest); restore the table or store it again");
            }
            return bytes;
        });
    }

    private record Manifest(int size, long digest) {
        static Manifest of(byte[] bytes) {
            ByteReader in = new ByteReader(bytes);
            return new Manifest(in.i32(), in.i64());
        }

        byte[] toBytes() {
            ByteWriter out = new ByteWriter(Integer.BYTES + Long.BYTES);
            out.i32(size);
            out.i64(digest);
            return out.toBytes();
        }

        int chunks() {
            return (size + CHUNK_BYTES - 1) / CHUNK_BYTES;
        }

        byte[] chunkRow(String name, int chunk) {
            ByteWriter out = new ByteWriter();
            out.raw(Rows.utf8(CHUNK + name));
            out.i64(digest);
            out.i32(chunk);
            return out.toBytes();
        }
    }
}
