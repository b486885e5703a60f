package dev.pandan.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Writes to be sent together: one request per collection and some thousand documents, in no order. Nearly all are new, so they are inserted, which costs a server half of
 * what an upsert does; those whose {@code _id} is there already are upserted then. So any of them may be repeated.
 */
final class Writes {
    private static final int LARGEST_BULK = 2_000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final InsertManyOptions INSERTS = new InsertManyOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final Map<String, Target> targets = new LinkedHashMap<>();

    private record Target(MongoCollection<Document> collection, List<Write> writes) {}

    /**
     * @param document to be inserted
     * @param again what to do instead if its {@code _id} is there
     */
    private record Write(Document document, Supplier<WriteModel<Document>> again) {}

    /** Inserts a document, or does something else if its {@code _id} is there. */
    void add(MongoCollection<Document> collection, Document document, Supplier<WriteModel<Document>> again) {
        targets.computeIfAbsent(
                        collection.getNamespace().getCollectionName(),
                        name -> new Target(collection, new ArrayList<>()))
                .writes()
                .add(new Write(document, again));
    }

    /** Puts a document in the place of what has its {@code _id}. */
    void put(MongoCollection<Document> collection, Document document) {
        add(
                collection,
                document,
                () -> new ReplaceOneModel<>(Filters.eq(Ids.ID, document.get(Ids.ID)), document, UPSERT));
    }

    CompletableFuture<Void> send(Requests requests) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (Target target : targets.values()) {
            List<Write> all = target.writes();
            for (int from = 0; from < all.size(); from += LARGEST_BULK) {
                List<Write> bulk = all.subList(from, Math.min(all.size(), from + LARGEST_BULK));
                sent.add(requests.run(() -> insert(target.collection(), bulk))
                        .thenCompose(there -> there.isEmpty()
                                ? CompletableFuture.completedFuture(null)
                                : requests.run(() -> target.collection().bulkWrite(there, UNORDERED))));
            }
        }
        return Requests.all(sent);
    }

    /** What is to be done about those that are there already. */
    private static List<WriteModel<Document>> insert(MongoCollection<Document> collection, List<Write> writes) {
        try {
            collection.insertMany(writes.stream().map(Write::document).toList(), INSERTS);
            return List.of();
        } catch (MongoBulkWriteException failure) {
            if (!Failures.isDuplicate(failure) || failure.getWriteConcernError() != null) {
                throw failure;
            }
            return failure.getWriteErrors().stream()
                    .map(BulkWriteError::getIndex)
                    .map(index -> writes.get(index).again().get())
                    .toList();
        }
    }

    static byte[] bytes(Document document, String field) {
        return document.get(field, Binary.class).getData();
    }
}
