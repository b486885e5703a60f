package dev.pandan.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A range of one of Pandan's own collections, in the order of {@code _id}. */
record OwnScan(MongoCollection<Document> collection, String from, String to) implements DocumentScan.Source<Document> {
    private static final int PAGE_ROWS = 2_000;

    @Override
    public MongoCursor<Document> openAfter(@Nullable Document last) {
        return collection
                .find(Ids.between(last == null ? from : last.getString(Ids.ID) + OrderedText.END, to))
                .sort(Sorts.ascending(Ids.ID))
                .batchSize(PAGE_ROWS)
                .iterator();
    }

    @Override
    public boolean resumes() {
        return true;
    }
}
