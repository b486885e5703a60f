package dev.pandan.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.pandan.store.Split;
import dev.pandan.store.StoredEvent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonBinaryReader;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.bson.io.ByteBufferBsonInput;
import org.bson.types.Binary;

/** An event and the decisions about it as one document, which MongoDB changes as a whole or not at all. */
final class EventDocuments {
    private static final String TIME = "t";
    private static final String PAYLOAD = "p";
    private static final String ARRIVAL = "a";
    private static final String ARRIVED_AT = "w";
    /** A list of name, decision, name, decision: names of fields may not hold every character. */
    private static final String DECISIONS = "d";

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final int MOST_SPLITS = 10_000;
    private static final BigInteger HASHES = BigInteger.ONE.shiftLeft(Long.SIZE);

    private EventDocuments() {}

    /** An event without decisions leaves those that are there. */
    static void put(StoredEvent event, MongoCollection<Document> log, Writes writes) {
        String id = Ids.event(event.id());
        Document document = new Document(Ids.ID, id);
        document.putAll(fields(event));
        writes.add(
                log,
                document,
                () -> new UpdateOneModel<>(Filters.eq(Ids.ID, id), new Document("$set", fields(event)), UPSERT));
    }

    private static Document fields(StoredEvent event) {
        Document fields = new Document(TIME, event.timeMicros())
                .append(PAYLOAD, new Binary(event.payload()))
                .append(ARRIVAL, event.arrival())
                .append(ARRIVED_AT, event.arrivedAtMicros());
        if (!event.decisions().isEmpty()) {
            List<Object> decisions = new ArrayList<>();
            new TreeMap<>(event.decisions()).forEach((name, decision) -> {
                decisions.add(name);
                decisions.add(new Binary(decision));
            });
            fields.append(DECISIONS, decisions);
        }
        return fields;
    }

    static void remove(StoredEvent event, MongoCollection<Document> log, Removals removals) {
        removals.add(log, Ids.event(event.id()));
    }

    static Bson withIds(List<String> ids) {
        return Filters.in(Ids.ID, ids.stream().map(Ids::event).distinct().toList());
    }

    static StoredEvent event(String stream, Document document) {
        return new StoredEvent(
                stream,
                Ids.eventId(document.getString(Ids.ID)),
                document.getLong(TIME),
                Writes.bytes(document, PAYLOAD),
                document.getLong(ARRIVAL),
                document.getLong(ARRIVED_AT),
                decisions(document));
    }

    /** From its bytes, without objects for its fields. */
    static StoredEvent event(String stream, RawBsonDocument document) {
        String id = "";
        long time = 0;
        byte[] payload = {};
        long arrival = 0;
        long arrivedAt = 0;
        Map<String, byte[]> decisions = Map.of();
        try (BsonReader reader = new BsonBinaryReader(new ByteBufferBsonInput(document.getByteBuffer()))) {
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                switch (reader.readName()) {
                    case Ids.ID -> id = reader.readString();
                    case TIME -> time = reader.readInt64();
                    case PAYLOAD -> payload = reader.readBinaryData().getData();
                    case ARRIVAL -> arrival = reader.readInt64();
                    case ARRIVED_AT -> arrivedAt = reader.readInt64();
                    case DECISIONS -> decisions = decisions(reader);
                    default -> reader.skipValue();
                }
            }
        }
        return new StoredEvent(stream, Ids.eventId(id), time, payload, arrival, arrivedAt, decisions);
    }

    private static Map<String, byte[]> decisions(BsonReader reader) {
        Map<String, byte[]> decisions = new HashMap<>();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            String name = reader.readString();
            reader.readBsonType();
            decisions.put(name, reader.readBinaryData().getData());
        }
        reader.readEndArray();
        return decisions;
    }

    private static Map<String, byte[]> decisions(Document document) {
        List<Object> stored = document.getList(DECISIONS, Object.class, List.of());
        Map<String, byte[]> decisions = new HashMap<>();
        for (int i = 0; i + 1 < stored.size(); i += 2) {
            decisions.put((String) stored.get(i), ((Binary) stored.get(i + 1)).getData());
        }
        return decisions;
    }

    /** Equal parts of all hashes: needs nothing of the server, and no event ever moves from one to another. */
    static List<Split> splits(String stream, int wanted) {
        int parts = Math.max(1, Math.min(wanted, MOST_SPLITS));
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            splits.add(new Split(
                    stream, border(i, parts), i + 1 == parts ? "" + OrderedText.AFTER : border(i + 1, parts)));
        }
        return splits;
    }

    private static String border(int part, int parts) {
        return OrderedText.unsigned(HASHES.multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(parts))
                .longValue());
    }
}
