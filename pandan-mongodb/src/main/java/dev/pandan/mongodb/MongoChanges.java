package dev.pandan.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.ChangeFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** The change stream of a user's collection: documents that are inserted. */
final class MongoChanges implements ChangeFeed {
    private static final int MOST = 1_000;
    /** The server does not know change streams, or keeps no log of changes since it is no replica set. */
    private static final Set<Integer> UNKNOWN = Set.of(-1, 40_573, 40_324, 115, 238, 59, 168);

    private static final Set<Integer> FORGOTTEN = Set.of(286, 280, 260);

    private final Settings settings;
    private final MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> cursor;
    private final Function<BsonDocument, @Nullable Object[]> decoder;
    private String position;

    private MongoChanges(
            Settings settings,
            MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> cursor,
            Function<BsonDocument, @Nullable Object[]> decoder,
            String position) {
        this.settings = settings;
        this.cursor = cursor;
        this.decoder = decoder;
        this.position = position;
    }

    /** Empty if the server has no change streams. */
    static Optional<ChangeFeed> open(
            Settings settings,
            MongoCollection<BsonDocument> collection,
            String position,
            Function<BsonDocument, @Nullable Object[]> decoder) {
        try {
            ChangeStreamIterable<BsonDocument> stream = collection
                    .watch(List.of(Aggregates.match(Filters.eq("operationType", "insert"))), BsonDocument.class)
                    .maxAwaitTime(1, TimeUnit.SECONDS);
            MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> cursor =
                    (position.isEmpty() ? stream : stream.resumeAfter(BsonDocument.parse(position))).cursor();
            BsonDocument token = cursor.getResumeToken();
            return Optional.of(new MongoChanges(settings, cursor, decoder, token == null ? position : token.toJson()));
        } catch (MongoCommandException refused) {
            if (FORGOTTEN.contains(refused.getErrorCode())) {
                throw PandanException.of(
                        ErrorCode.NOT_FOUND,
                        "the change stream cannot go on where it was: the server keeps no changes of then",
                        refused);
            }
            if (UNKNOWN.contains(refused.getErrorCode())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    @Override
    public List<@Nullable Object[]> next() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        try {
            ChangeStreamDocument<BsonDocument> change = cursor.tryNext();
            while (change != null && rows.size() < MOST) {
                BsonDocument document = change.getFullDocument();
                if (document != null) {
                    rows.add(decoder.apply(document));
                }
                position = change.getResumeToken().toJson();
                change = rows.size() < MOST && cursor.available() > 0 ? cursor.tryNext() : null;
            }
            BsonDocument token = cursor.getResumeToken();
            if (rows.isEmpty() && token != null) {
                position = token.toJson();
            }
        } catch (MongoException | IllegalStateException failure) {
            throw Failures.translate(settings, failure);
        }
        return rows;
    }

    @Override
    public String position() {
        return position;
    }

    @Override
    public void close() {
        try {
            cursor.close();
        } catch (MongoException unreachable) {
            // The server ends it by itself.
        }
    }
}
