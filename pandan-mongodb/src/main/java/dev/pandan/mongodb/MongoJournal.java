package dev.pandan.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.pandan.store.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.bson.types.Binary;

/** A document per batch, in the order of arrival. */
final class MongoJournal implements Journal {
    private static final String BATCH = "b";

    private final Layout layout;
    private final Requests requests;

    MongoJournal(Layout layout, Requests requests) {
        this.layout = layout;
        this.requests = requests;
    }

    @Override
    public CompletableFuture<Void> append(long firstArrival, byte[] batch) {
        Writes writes = new Writes();
        writes.put(
                collection(), new Document(Ids.ID, OrderedText.signed(firstArrival)).append(BATCH, new Binary(batch)));
        return writes.send(requests);
    }

    @Override
    public CompletableFuture<List<Entry>> read(long afterArrival) {
        return requests.run(() -> {
            List<Entry> entries = new ArrayList<>();
            for (Document document : collection()
                    .find(Filters.gt(Ids.ID, OrderedText.signed(afterArrival)))
                    .sort(Sorts.ascending(Ids.ID))) {
                entries.add(
                        new Entry(OrderedText.signed(document.getString(Ids.ID), 0), Writes.bytes(document, BATCH)));
            }
            return entries;
        });
    }

    @Override
    public CompletableFuture<Void> trim(long uptoArrival) {
        return requests.run(() -> collection().deleteMany(Filters.lte(Ids.ID, OrderedText.signed(uptoArrival))))
                .thenAccept(done -> {});
    }

    private MongoCollection<Document> collection() {
        return layout.collection(Layout.JOURNAL);
    }
}
