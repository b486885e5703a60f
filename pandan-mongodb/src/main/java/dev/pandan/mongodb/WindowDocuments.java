package dev.pandan.mongodb;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import dev.pandan.spec.row.Key;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/** Rows of windows: a document per row, in the order of table, key, time and id; and the late ones once more in the order of table, key and arrival. */
final class WindowDocuments {
    private static final String PAYLOAD = "p";
    private static final String ARRIVAL = "a";
    private static final int PAGE_ROWS = 2_000;

    private final Layout layout;

    WindowDocuments(Layout layout) {
        this.layout = layout;
    }

    void put(WindowRow row, Writes writes) {
        layout.requireWindow(row.table());
        if (row.late()) {
            writes.put(late(), document(lateId(row), row));
        }
        writes.put(rows(), document(rowId(row), row));
    }

    void remove(WindowRow row, Removals removals) {
        layout.requireWindow(row.table());
        if (row.late()) {
            removals.add(late(), lateId(row));
        }
        removals.add(rows(), rowId(row));
    }

    private static String rowId(WindowRow row) {
        return Ids.prefix(row.table(), row.key()) + place(row);
    }

    private static String lateId(WindowRow row) {
        return Ids.prefix(row.table(), row.key()) + OrderedText.signed(row.arrival()) + place(row);
    }

    private static String place(WindowRow row) {
        return OrderedText.signed(row.timeMicros()) + OrderedText.of(row.id());
    }

    private static Document document(String id, WindowRow row) {
        return new Document(Ids.ID, id)
                .append(PAYLOAD, new Binary(row.payload()))
                .append(ARRIVAL, row.arrival());
    }

    /**
     * @param most 0: all
     * @param last whether the last ones are wanted
     */
    List<WindowRow> rows(String table, Key key, long fromMicros, long toMicros, int most, boolean last) {
        layout.requireWindow(table);
        if (fromMicros >= toMicros) {
            return List.of();
        }
        String prefix = Ids.prefix(table, key);
        FindIterable<Document> found = rows().find(
                        Ids.between(prefix + OrderedText.signed(fromMicros), prefix + OrderedText.signed(toMicros)))
                .sort(last ? Sorts.descending(Ids.ID) : Sorts.ascending(Ids.ID))
                .batchSize(PAGE_ROWS)
                .limit(most);
        List<WindowRow> rows = read(found, table, key, prefix.length());
        if (last) {
            Collections.reverse(rows);
        }
        return rows;
    }

    List<WindowRow> late(String table, Key key, long afterArrival) {
        layout.requireWindow(table);
        String prefix = Ids.prefix(table, key);
        if (afterArrival == Long.MAX_VALUE) {
            return List.of();
        }
        FindIterable<Document> found = late().find(
                        Ids.between(prefix + OrderedText.signed(afterArrival + 1), prefix + OrderedText.AFTER))
                .sort(Sorts.ascending(Ids.ID))
                .batchSize(PAGE_ROWS);
        List<WindowRow> rows = new ArrayList<>();
        for (WindowRow row : read(found, table, key, prefix.length() + OrderedText.NUMBER_LENGTH)) {
            rows.add(new WindowRow(table, key, row.timeMicros(), row.id(), row.payload(), row.arrival(), true));
        }
        return rows;
    }

    /**
     * @param at where the time stands in the {@code _id}
     */
    private static List<WindowRow> read(FindIterable<Document> found, String table, Key key, int at) {
        List<WindowRow> rows = new ArrayList<>();
        for (Document document : found) {
            String id = document.getString(Ids.ID);
            rows.add(new WindowRow(
                    table,
                    key,
                    OrderedText.signed(id, at),
                    OrderedText.text(id.substring(at + OrderedText.NUMBER_LENGTH)),
                    Writes.bytes(document, PAYLOAD),
                    document.getLong(ARRIVAL),
                    false));
        }
        return rows;
    }

    private MongoCollection<Document> rows() {
        return layout.collection(Layout.WINDOWS);
    }

    private MongoCollection<Document> late() {
        return layout.collection(Layout.LATE_ROWS);
    }
}
