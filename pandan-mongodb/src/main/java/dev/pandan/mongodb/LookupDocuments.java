package dev.pandan.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import dev.pandan.spec.row.Key;
import dev.pandan.store.TableRow;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/** Rows of a lookup table: a document per version, in the order of key and time. */
final class LookupDocuments {
    private static final String PAYLOAD = "p";

    private LookupDocuments() {}

    static Document document(TableRow row) {
        return new Document(Ids.ID, Ids.prefix("", row.key()) + OrderedText.signed(row.validFromMicros()))
                .append(PAYLOAD, new Binary(row.payload()));
    }

    static Optional<TableRow> at(MongoCollection<Document> table, Key key, long atMicros) {
        String prefix = Ids.prefix("", key);
        Document found = table.find(Ids.between(prefix, prefix + OrderedText.signed(atMicros) + OrderedText.END))
                .sort(Sorts.descending(Ids.ID))
                .limit(1)
                .first();
        return Optional.ofNullable(found).map(LookupDocuments::row);
    }

    static TableRow row(Document document) {
        String id = document.getString(Ids.ID);
        return new TableRow(
                Ids.key(id),
                OrderedText.signed(id, id.length() - OrderedText.NUMBER_LENGTH),
                Writes.bytes(document, PAYLOAD));
    }
}
