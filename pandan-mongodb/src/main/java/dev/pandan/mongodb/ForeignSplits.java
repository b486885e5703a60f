package dev.pandan.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.pandan.store.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Ranges of {@code _id} of a user's collection, found by counting along its index: no sampling and no command that only some servers have. */
final class ForeignSplits {
    private static final int MOST_SPLITS = 1_000;

    private ForeignSplits() {}

    /** Comparisons see values of one BSON type only: a collection whose ids are of several types is one part. */
    static List<Split> of(String table, MongoCollection<BsonDocument> collection, int wanted) {
        List<String> borders = new ArrayList<>();
        borders.add("");
        long documents = collection.estimatedDocumentCount();
        int parts = (int) Math.max(1, Math.min(Math.min(wanted, MOST_SPLITS), documents));
        if (parts > 1 && isOfOneType(collection)) {
            for (int i = 1; i < parts; i++) {
                BsonDocument border = at(collection, documents * i / parts, true);
                if (border != null && !borders.contains(border.toJson())) {
                    borders.add(border.toJson());
                }
            }
        }
        borders.add("");
        List<Split> splits = new ArrayList<>();
        for (int i = 1; i < borders.size(); i++) {
            splits.add(new Split(table, borders.get(i - 1), borders.get(i)));
        }
        return splits;
    }

    private static boolean isOfOneType(MongoCollection<BsonDocument> collection) {
        BsonDocument first = at(collection, 0, true);
        BsonDocument last = at(collection, 0, false);
        return first != null && last != null && family(first).equals(family(last));
    }

    private static BsonType family(BsonDocument id) {
        BsonValue value = Objects.requireNonNull(id.get(Ids.ID));
        return value.isNumber() || value.isDecimal128() ? BsonType.DOUBLE : value.getBsonType();
    }

    private static @Nullable BsonDocument at(
            MongoCollection<BsonDocument> collection, long position, boolean ascending) {
        return collection
                .find()
                .projection(Projections.include(Ids.ID))
                .sort(ascending ? Sorts.ascending(Ids.ID) : Sorts.descending(Ids.ID))
                .skip(Math.toIntExact(position))
                .limit(1)
                .first();
    }

    static Bson filter(Split split) {
        List<Bson> conditions = new ArrayList<>();
        if (!split.from().isEmpty()) {
            conditions.add(Filters.gte(Ids.ID, BsonDocument.parse(split.from()).get(Ids.ID)));
        }
        if (!split.to().isEmpty()) {
            conditions.add(Filters.lt(Ids.ID, BsonDocument.parse(split.to()).get(Ids.ID)));
        }
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }
}
