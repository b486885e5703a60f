package dev.pandan.mongodb;

import dev.pandan.spec.row.Hash64;
import dev.pandan.spec.row.Key;
import java.nio.charset.StandardCharsets;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Texts for {@code _id}. Each begins with a hash, which spreads documents evenly; what is read together follows on one another, so that every read is a range of the
 * one index that each collection has anyway.
 */
final class Ids {
    static final String ID = "_id";

    private Ids() {}

    /** Of an event in its stream's collection. */
    static String event(String id) {
        return OrderedText.unsigned(Hash64.ofId(id)) + OrderedText.of(id);
    }

    /** The event's id in such a text. */
    static String eventId(String text) {
        return OrderedText.text(text.substring(OrderedText.NUMBER_LENGTH));
    }

    /** How all texts of one key of one table begin, and no others. */
    static String prefix(String table, Key key) {
        byte[] name = table.getBytes(StandardCharsets.UTF_8);
        long hash = Hash64.of(key.bytes()) * 31 + Hash64.of(name);
        return OrderedText.unsigned(hash)
                + OrderedText.of(name)
                + OrderedText.END
                + OrderedText.of(key.bytes())
                + OrderedText.END;
    }

    /** The key in a text that begins with such a prefix, and where the prefix ends. */
    static Key key(String text) {
        int from = text.indexOf(OrderedText.END) + 1;
        return Key.of(OrderedText.bytes(text.substring(from, text.indexOf(OrderedText.END, from))));
    }

    /** Both ends; the end is not in it. */
    static Bson between(String from, String to) {
        return new Document(ID, new Document("$gte", from).append("$lt", to));
    }

    /** All that begin alike. */
    static Bson startingWith(String prefix) {
        return between(prefix, prefix + OrderedText.AFTER);
    }
}
