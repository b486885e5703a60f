package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.row.Hash64;
import dev.pandan.store.ObjectStore;
import dev.pandan.store.async.Futures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** Objects: chunks under name and digest first, the manifest last, so that a reader sees an object whole or not at all. */
final class CassandraObjects implements ObjectStore {
    static final int CHUNK_BYTES = 256 * 1024;
    private static final int NAMES_PER_PAGE = 1_000;

    private final Requests requests;
    private final Settings settings;
    private final String manifests;
    private final String chunks;
    private final CassandraCells cells;

    CassandraObjects(Requests requests, Names names, Settings settings) {
        this.requests = requests;
        this.settings = settings;
        this.manifests = names.qualified("objects");
        this.chunks = names.qualified("object_chunks");
        this.cells = new CassandraCells(requests, names, settings);
    }

    @Override
    public CompletableFuture<Void> put(String name, byte[] bytes) {
        byte[] copy = bytes.clone();
        Manifest manifest = new Manifest(copy.length, Hash64.of(copy));
        return Failures.guarded(settings, () -> putChunks(name, manifest, copy)
                .thenCompose(done -> requests.send(SimpleStatement.newInstance(
                        "INSERT INTO " + manifests + " (directory, name, size, digest) VALUES (0, ?, ?, ?)",
                        name,
                        manifest.size,
                        manifest.digest)))
                .thenAccept(done -> {}));
    }

    @Override
    public CompletableFuture<Optional<byte[]>> get(String name) {
        return Failures.guarded(settings, () -> requests.send(SimpleStatement.newInstance(
                        "SELECT size, digest FROM " + manifests + " WHERE directory = 0 AND name = ?", name))
                .thenCompose(rows -> {
                    Row row = rows.one();
                    return row == null
                            ? CompletableFuture.completedFuture(Optional.<byte[]>empty())
                            : read(name, new Manifest(row.getInt(0), row.getLong(1)))
                                    .thenApply(Optional::of);
                }));
    }

    @Override
    public CompletableFuture<List<String>> list(String prefix) {
        SimpleStatement query = SimpleStatement.newInstance(
                        "SELECT name FROM " + manifests + " WHERE directory = 0 AND name >= ?", prefix)
                .setPageSize(NAMES_PER_PAGE);
        return Failures.guarded(
                settings, () -> requests.rows(query, row -> Cells.text(row, 0)).thenApply(names -> names.stream()
                        .filter(name -> name.startsWith(prefix))
                        .sorted()
                        .toList()));
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
            chain = chain.thenCompose(done -> putChunk(name, manifest, number, bytes));
        }
        return chain;
    }

    private CompletionStage<Void> putChunk(String name, Manifest manifest, int chunk, byte[] bytes) {
        int from = chunk * CHUNK_BYTES;
        byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + CHUNK_BYTES));
        return requests.send(SimpleStatement.newInstance(
                        "INSERT INTO " + chunks + " (name, digest, chunk, bytes) VALUES (?, ?, ?, ?)",
                        name,
                        manifest.digest,
                        chunk,
                        Cells.blob(part)))
                .thenAccept(done -> {});
    }

    private CompletableFuture<byte[]> read(String name, Manifest manifest) {
        List<CompletableFuture<byte[]>> parts = new ArrayList<>();
        IntStream.range(0, manifest.chunks()).forEach(chunk -> parts.add(readChunk(name, manifest, chunk)));
        return Futures.all(parts).thenApply(all -> {
            byte[] bytes = new byte[all.stream().mapToInt(part -> part.length).sum()];
            int at = 0;
            for (byte[] part : all) {
                System.arraycopy(part, 0, bytes, at, part.length);
                at += part.length;
            }
            if (bytes.length != manifest.size || Hash64.of(bytes) != manifest.digest) {
                throw PandanException.of(
                        ErrorCode.MISMATCH,
                        "object '" + name + "' is damaged in the store (expected: " + manifest.size
                                + " bytes with its digest); repair the keyspace or store it again");
            }
            return bytes;
        });
    }

    private CompletableFuture<byte[]> readChunk(String name, Manifest manifest, int chunk) {
        return requests.send(SimpleStatement.newInstance(
                        "SELECT bytes FROM " + chunks + " WHERE name = ? AND digest = ? AND chunk = ?",
                        name,
                        manifest.digest,
                        chunk))
                .thenApply(rows -> {
                    Row row = rows.one();
                    return row == null ? new byte[0] : Cells.blob(row, 0);
                });
    }

    private record Manifest(int size, long digest) {
        int chunks() {
            return (size + CHUNK_BYTES - 1) / CHUNK_BYTES;
        }
    }
}
