package dev.pandan.benchmarks.decide;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import dev.pandan.spec.row.Hash64;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;

/** Plain inserts, which after a crash may be repeated one by one; documents and {@code _id}s like Pandan's own. */
final class BareMongo implements BareStore {
    private static final int THREADS = 16;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoClient client;
    private final MongoCollection<Document> events;
    private final MongoCollection<Document> windows;
    private final MongoCollection<Document> journal;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "bare-io-mongodb");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param client to be closed at the end
     */
    BareMongo(MongoClient client) {
        this.client = client;
        this.events = client.getDatabase("bare").getCollection("events");
        this.windows = client.getDatabase("bare").getCollection("windows");
        this.journal = client.getDatabase("bare").getCollection("journal");
        for (String collection : List.of("events", "windows", "journal")) {
            client.getDatabase("bare").createCollection(collection);
        }
    }

    private <T> CompletableFuture<T> run(Supplier<T> request) {
        return CompletableFuture.supplyAsync(request, threads);
    }

    @Override
    public CompletableFuture<Boolean> anyKnown(List<BareEvent> group) {
        List<String> ids = group.stream().map(BareMongo::id).toList();
        return run(() -> events.find(Filters.in("_id", ids)).first() != null);
    }

    @Override
    public CompletableFuture<?> journal(long firstArrival, List<BareEvent> group) {
        Document entry = new Document("_id", text(firstArrival)).append("b", new Binary(BareEvent.together(group)));
        return run(() -> journal.insertOne(entry));
    }

    @Override
    public CompletableFuture<?> rows(long firstArrival, List<BareEvent> group) {
        List<Document> logged = new ArrayList<>(group.size());
        List<Document> rows = new ArrayList<>(group.size());
        long arrival = firstArrival;
        for (BareEvent event : group) {
            logged.add(new Document("_id", id(event))
                    .append("t", event.timeMicros())
                    .append("p", new Binary(event.payload()))
                    .append("a", arrival)
                    .append("w", event.timeMicros())
                    .append("d", List.of("late", new Binary(event.decisions()))));
            rows.add(new Document("_id", place(event))
                    .append("p", new Binary(event.payload()))
                    .append("a", arrival));
            arrival++;
        }
        return CompletableFuture.allOf(
                run(() -> events.insertMany(logged, UNORDERED)), run(() -> windows.insertMany(rows, UNORDERED)));
    }

    private static String id(BareEvent event) {
        return text(Hash64.ofId(event.id())) + event.id();
    }

    private static String place(BareEvent event) {
        return text(Hash64.of(event.key())) + "window " + text(Hash64.of(event.key())) + ' ' + text(event.timeMicros())
                + event.id();
    }

    private static String text(long number) {
        return String.format("%016x", number);
    }

    @Override
    public Map<String, Long> contents() {
        Map<String, Long> found = new HashMap<>();
        for (Document document : events.find()) {
            found.put(
                    document.getString("_id").substring(16),
                    Contents.hash(
                            document.getLong("t"),
                            document.get("p", Binary.class).getData()));
        }
        return found;
    }

    @Override
    public void close() {
        threads.shutdown();
        client.close();
    }
}
