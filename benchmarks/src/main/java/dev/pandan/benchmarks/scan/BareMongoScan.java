package dev.pandan.benchmarks.scan;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import dev.pandan.store.Split;
import java.util.List;
import org.bson.BsonBinaryReader;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Ranges of {@code _id}, large batches, documents as bytes that are gone through once. */
final class BareMongoScan implements LogScan {
    private static final int BATCH = 5_000;
    /** Characters of an {@code _id} before the event's id. */
    private static final int HASH_LENGTH = 11;

    private final MongoClient client;
    private final MongoCollection<RawBsonDocument> events;
    private final List<Split> parts;
    private final int threads;

    /**
     * @param client to be closed at the end
     * @param parts their borders are {@code _id}s
     */
    BareMongoScan(MongoClient client, String database, List<Split> parts, int threads) {
        this.client = client;
        this.events =
                client.getDatabase(database).getCollection("events_" + ScanBenchmark.STREAM, RawBsonDocument.class);
        this.parts = parts;
        this.threads = threads;
    }

    @Override
    public Scanned pass(boolean whole) {
        return Parts.read(parts, threads, part -> read(part, whole));
    }

    private Scanned read(Split part, boolean whole) {
        Scanned scanned = new Scanned();
        // One condition on one field: two joined by $and are no range to every server.
        Document range = new Document("_id", new Document("$gte", part.from()).append("$lt", part.to()));
        try (MongoCursor<RawBsonDocument> documents =
                events.find(range).batchSize(BATCH).iterator()) {
            while (documents.hasNext()) {
                add(documents.next(), whole, scanned);
            }
        }
        return scanned;
    }

    private static void add(RawBsonDocument document, boolean whole, Scanned scanned) {
        String id = "";
        long time = 0;
        byte[] payload = {};
        long arrival = 0;
        long arrivedAt = 0;
        try (BsonReader reader = new BsonBinaryReader(document.getByteBuffer().asNIO())) {
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                switch (reader.readName()) {
                    case "_id" -> id = reader.readString();
                    case "t" -> time = reader.readInt64();
                    case "p" -> payload = reader.readBinaryData().getData();
                    case "a" -> arrival = reader.readInt64();
                    case "w" -> arrivedAt = reader.readInt64();
                    default -> reader.skipValue();
                }
            }
        }
        if (whole) {
            scanned.add(id.substring(HASH_LENGTH), time, payload, arrival, arrivedAt);
        } else {
            scanned.add(payload.length, time);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
