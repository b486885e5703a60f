package dev.pandan.benchmarks.load;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import dev.pandan.spec.row.Hash64;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;

/** Unordered inserts of a thousand documents in the order of {@code _id}, several at a time. */
final class MongoRows implements BareRows {
    private static final int BULK = 1_000;
    private static final int IN_FLIGHT = 8;
    private static final int HASH_LENGTH = 16;
    private static final int RANGES = 256;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoClient client;
    private final MongoCollection<Document> events;
    private final MongoCollection<Document> windows;
    private final ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT);
    private final InFlight inFlight = new InFlight(IN_FLIGHT);

    MongoRows(MongoClient client, String database) {
        this.client = client;
        this.events = client.getDatabase(database).getCollection("events");
        this.windows = client.getDatabase(database).getCollection("windows");
        client.getDatabase(database).createCollection("events");
        client.getDatabase(database).createCollection("windows");
    }

    @Override
    public void write(List<LoadedRow> rows) {
        List<Document> logged = new ArrayList<>(rows.size());
        List<Document> windowRows = new ArrayList<>(rows.size());
        for (LoadedRow row : rows) {
            logged.add(new Document("_id", text(Hash64.ofId(row.id())) + row.id())
                    .append("t", row.timeMicros())
                    .append("p", new Binary(row.payload()))
                    .append("a", row.arrival())
                    .append("w", row.arrival()));
            windowRows.add(new Document("_id", place(row))
                    .append("p", new Binary(row.payload()))
                    .append("a", row.arrival()));
        }
        send(events, logged);
        send(windows, windowRows);
    }

    /** The key as text with a dash for each byte that is none, as a hash makes it unique. */
    private static String place(LoadedRow row) {
        StringBuilder text = new StringBuilder(text(Hash64.of(row.key()))).append("departures ");
        for (byte octet : row.key()) {
            text.append(octet > ' ' && octet < 127 ? (char) octet : '-');
        }
        return text.append(' ')
                .append(text(row.timeMicros() ^ Long.MIN_VALUE))
                .append(row.id())
                .toString();
    }

    private static String text(long number) {
        String digits = Long.toHexString(number);
        return "0".repeat(HASH_LENGTH - digits.length()) + digits;
    }

    private void send(MongoCollection<Document> collection, List<Document> documents) {
        documents.sort(Comparator.comparing(document -> document.getString("_id")));
        for (int from = 0; from < documents.size(); from += BULK) {
            List<Document> bulk = documents.subList(from, Math.min(documents.size(), from + BULK));
            inFlight.send(() -> CompletableFuture.runAsync(() -> collection.insertMany(bulk, UNORDERED), threads));
        }
    }

    @Override
    public void finish() {
        inFlight.finish();
    }

    @Override
    public void read(LoadedContent content) {
        ranges(events, document -> {
            content.event(document.getString("_id").substring(HASH_LENGTH), document.getLong("t"), payload(document));
        });
        ranges(windows, document -> {
            String id = document.getString("_id");
            int end = id.lastIndexOf(' ');
            long timeMicros = Long.parseUnsignedLong(id.substring(end + 1, end + 1 + HASH_LENGTH), 16) ^ Long.MIN_VALUE;
            content.windowRow(
                    Long.parseUnsignedLong(id.substring(0, HASH_LENGTH), 16),
                    timeMicros,
                    id.substring(end + 1 + HASH_LENGTH),
                    payload(document));
        });
    }

    /** By the first two digits of the hash: the test server gathers all that was asked for before it answers. */
    private static void ranges(MongoCollection<Document> collection, Consumer<Document> reader) {
        for (int i = 0; i < RANGES; i++) {
            Document range = new Document("$gte", String.format("%02x", i));
            if (i + 1 < RANGES) {
                range.append("$lt", String.format("%02x", i + 1));
            }
            collection.find(new Document("_id", range)).forEach(reader);
        }
    }

    private static byte[] payload(Document document) {
        return document.get("p", Binary.class).getData();
    }

    @Override
    public void close() {
        threads.shutdown();
        client.close();
    }
}
