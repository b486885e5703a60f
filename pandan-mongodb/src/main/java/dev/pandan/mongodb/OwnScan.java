package dev.pandan.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Sorts;
import java.util.function.Function;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A range of one of Pandan's own collections, in the order of {@code _id}.
 *
 * @param fields those that are wanted; empty: all
 * @param id of a document
 */
record OwnScan<D>(MongoCollection<D> collection, String from, String to, Document fields, Function<D, String> id)
        implements DocumentScan.Source<D> {
    private static final int PAGE_ROWS = 5_000;

    static OwnScan<Document> of(MongoCollection<Document> collection, String from, String to) {
        return new OwnScan<>(collection, from, to, new Document(), document -> document.getString(Ids.ID));
    }

    /** Documents as bytes, which cost a fraction of those that are taken apart into objects. */
    static OwnScan<RawBsonDocument> raw(MongoCollection<Document> collection, String from, String to, Document fields) {
        return new OwnScan<>(
                collection.withDocumentClass(RawBsonDocument.class), from, to, fields, document -> document.getString(
                                Ids.ID)
                        .getValue());
    }

    @Override
    public MongoCursor<D> openAfter(@Nullable D last) {
        return collection
                .find(Ids.between(last == null ? from : id.apply(last) + OrderedText.END, to))
                .projection(fields.isEmpty() ? null : fields)
                .sort(Sorts.ascending(Ids.ID))
                .batchSize(PAGE_ROWS)
                .iterator();
    }

    @Override
    public boolean resumes() {
        return true;
    }
}
