package dev.pandan.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;

/** The documents that one removal takes away, by collection. Not thread-safe. */
final class Removals {
    private static final int MOST = 1_000;

    private final Map<String, Target> targets = new LinkedHashMap<>();

    private record Target(MongoCollection<Document> collection, List<String> ids) {}

    void add(MongoCollection<Document> collection, String id) {
        targets.computeIfAbsent(
                        collection.getNamespace().getCollectionName(),
                        name -> new Target(collection, new ArrayList<>()))
                .ids()
                .add(id);
    }

    CompletableFuture<Void> send(Requests requests) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        targets.values().forEach(target -> {
            List<String> ids = target.ids();
            for (int from = 0; from < ids.size(); from += MOST) {
                List<String> part = ids.subList(from, Math.min(ids.size(), from + MOST));
                sent.add(requests.run(() -> target.collection().deleteMany(Filters.in(Ids.ID, part))));
            }
        });
        return Requests.all(sent);
    }
}
