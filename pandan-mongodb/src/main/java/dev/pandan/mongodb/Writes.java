package dev.pandan.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.bson.types.Binary;

/** Writes to be sent together: one bulk write per collection and thousand documents, in no order. All are upserts, so any of them may be repeated. */
final class Writes {
    private static final int LARGEST_BULK = 1_000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final Map<String, Target> targets = new LinkedHashMap<>();

    private record Target(MongoCollection<Document> collection, List<WriteModel<Document>> models) {}

    void add(MongoCollection<Document> collection, WriteModel<Document> model) {
        targets.computeIfAbsent(
                        collection.getNamespace().getCollectionName(),
                        name -> new Target(collection, new ArrayList<>()))
                .models()
                .add(model);
    }

    /** Puts a document in the place of what has its {@code _id}. */
    void put(MongoCollection<Document> collection, Document document) {
        add(collection, new ReplaceOneModel<>(Filters.eq(Ids.ID, document.get(Ids.ID)), document, UPSERT));
    }

    CompletableFuture<Void> send(Requests requests) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (Target target : targets.values()) {
            List<WriteModel<Document>> all = target.models();
            for (int from = 0; from < all.size(); from += LARGEST_BULK) {
                List<WriteModel<Document>> bulk = all.subList(from, Math.min(all.size(), from + LARGEST_BULK));
                sent.add(requests.run(() -> target.collection().bulkWrite(bulk, UNORDERED)));
            }
        }
        return Requests.all(sent);
    }

    static byte[] bytes(Document document, String field) {
        return document.get(field, Binary.class).getData();
    }
}
