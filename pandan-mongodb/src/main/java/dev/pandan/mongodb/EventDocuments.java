package dev.pandan.mongodb;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import dev.pandan.store.Split;
import dev.pandan.store.StoredEvent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
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
    static WriteModel<Document> put(StoredEvent event) {
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
        return new UpdateOneModel<>(Filters.eq(Ids.ID, Ids.event(event.id())), new Document("$set", fields), UPSERT);
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
