package dev.pandan.mongodb;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.pandan.store.ObjectStore.Cell;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Cells: a document each, changed on condition of its version. Each attempt leaves a mark of its own, by which one whose answer was lost knows whether it won. */
final class MongoCells {
    private static final String VERSION = "v";
    private static final String VALUE = "b";
    private static final String ATTEMPT = "by";

    private final Layout layout;
    private final Requests requests;

    /**
     * @param requests for what must not wait behind a load
     */
    MongoCells(Layout layout, Requests requests) {
        this.layout = layout;
        this.requests = requests;
    }

    CompletableFuture<Optional<Cell>> read(String name) {
        return requests.run(() -> Optional.ofNullable(find(name))
                .map(document -> new Cell(document.getLong(VERSION), Writes.bytes(document, VALUE))));
    }

    CompletableFuture<Boolean> compareAndSet(String name, long expectedVersion, byte[] value) {
        Binary content = new Binary(value.clone());
        String attempt = UUID.randomUUID().toString();
        return requests.runOnce(() -> {
            try {
                return expectedVersion == 0
                        ? insert(name, content, attempt)
                        : update(name, expectedVersion, content, attempt);
            } catch (MongoException failure) {
                if (!Failures.isUncertain(failure)) {
                    throw failure;
                }
                return resolve(name, expectedVersion, attempt, failure);
            }
        });
    }

    private boolean insert(String name, Binary value, String attempt) {
        try {
            collection()
                    .insertOne(new Document(Ids.ID, OrderedText.of(name))
                            .append(VERSION, 1L)
                            .append(VALUE, value)
                            .append(ATTEMPT, attempt));
            return true;
        } catch (MongoException failure) {
            if (Failures.isDuplicate(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private boolean update(String name, long expectedVersion, Binary value, String attempt) {
        Bson condition = Filters.and(Filters.eq(Ids.ID, OrderedText.of(name)), Filters.eq(VERSION, expectedVersion));
        Bson change = Updates.combine(
                Updates.set(VERSION, expectedVersion + 1), Updates.set(VALUE, value), Updates.set(ATTEMPT, attempt));
        return collection().updateOne(condition, change).getMatchedCount() == 1;
    }

    /** Told by the mark of who made the next version; before that, or after it was overwritten, nobody knows. */
    private boolean resolve(String name, long expectedVersion, String attempt, MongoException failure) {
        Document now = find(name);
        if (now == null || now.getLong(VERSION) != expectedVersion + 1) {
            throw failure;
        }
        return attempt.equals(now.getString(ATTEMPT));
    }

    private @Nullable Document find(String name) {
        return collection().find(Filters.eq(Ids.ID, OrderedText.of(name))).first();
    }

    private MongoCollection<Document> collection() {
        return layout.collection(Layout.CELLS);
    }
}
