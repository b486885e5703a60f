package dev.pandan.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.row.Hash64;
import dev.pandan.store.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.bson.types.Binary;

/** Objects: chunks under name and digest first, the manifest last, so that a reader sees an object whole or not at all. */
final class MongoObjects implements ObjectStore {
    /** Far below the 16 MiB that a document may have. */
    private static final int CHUNK_BYTES = 1 << 20;

    private static final String SIZE = "size";
    private static final String DIGEST = "digest";
    private static final String BYTES = "b";

    private final Layout layout;
    private final Requests requests;
    private final MongoCells cells;

    MongoObjects(Layout layout, Requests requests, MongoCells cells) {
        this.layout = layout;
        this.requests = requests;
        this.cells = cells;
    }

    @Override
    public CompletableFuture<Void> put(String name, byte[] bytes) {
        byte[] copy = bytes.clone();
        long digest = Hash64.of(copy);
        Writes chunks = new Writes();
        for (int from = 0; from < copy.length; from += CHUNK_BYTES) {
            byte[] part = Arrays.copyOfRange(copy, from, Math.min(copy.length, from + CHUNK_BYTES));
            chunks.put(
                    layout.collection(Layout.CHUNKS),
                    new Document(Ids.ID, chunks(name, digest) + OrderedText.signed(from))
                            .append(BYTES, new Binary(part)));
        }
        return chunks.send(requests).thenCompose(done -> {
            Writes manifest = new Writes();
            manifest.put(
                    manifests(),
                    new Document(Ids.ID, OrderedText.of(name))
                            .append(SIZE, copy.length)
                            .append(DIGEST, digest));
            return manifest.send(requests);
        });
    }

    @Override
    public CompletableFuture<Optional<byte[]>> get(String name) {
        return requests.run(() -> Optional.ofNullable(manifests()
                        .find(Filters.eq(Ids.ID, OrderedText.of(name)))
                        .first())
                .map(manifest -> read(name, manifest.getInteger(SIZE), manifest.getLong(DIGEST))));
    }

    private byte[] read(String name, int size, long digest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
        for (Document chunk : layout.collection(Layout.CHUNKS)
                .find(Ids.startingWith(chunks(name, digest)))
                .sort(Sorts.ascending(Ids.ID))) {
            bytes.writeBytes(Writes.bytes(chunk, BYTES));
        }
        byte[] all = bytes.toByteArray();
        if (all.length != size || Hash64.of(all) != digest) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "object '" + name + "' is damaged in the store (expected: " + size
                            + " bytes with its digest); restore collection " + Layout.CHUNKS + " or store it again");
        }
        return all;
    }

    @Override
    public CompletableFuture<List<String>> list(String prefix) {
        return requests.run(() -> {
            List<String> names = new ArrayList<>();
            for (Document manifest : manifests().find(Ids.startingWith(OrderedText.of(prefix)))) {
                names.add(OrderedText.text(manifest.getString(Ids.ID)));
            }
            names.sort(null);
            return names;
        });
    }

    @Override
    public CompletableFuture<Optional<Cell>> cell(String name) {
        return cells.read(name);
    }

    @Override
    public CompletableFuture<Boolean> compareAndSet(String name, long expectedVersion, byte[] value) {
        return cells.compareAndSet(name, expectedVersion, value);
    }

    private MongoCollection<Document> manifests() {
        return layout.collection(Layout.OBJECTS);
    }

    private static String chunks(String name, long digest) {
        return OrderedText.of(name) + OrderedText.END + OrderedText.unsigned(digest);
    }
}
