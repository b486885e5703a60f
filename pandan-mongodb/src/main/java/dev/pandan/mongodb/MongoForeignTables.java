package dev.pandan.mongodb;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.ChangeFeed;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.RenamedTables;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.TableDescription;
import dev.pandan.store.Versions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads the user's collections. */
final class MongoForeignTables implements ForeignTables {
    private static final int PAGE_ROWS = 2_000;

    private final MongoClient client;
    private final Settings settings;
    private final Requests requests;

    MongoForeignTables(MongoClient client, Settings settings, Requests requests) {
        this.client = client;
        this.settings = settings;
        this.requests = requests;
    }

    @Override
    public ForeignTables mapped(TableMapping mapping) {
        return RenamedTables.of(this, mapping, "MongoDB");
    }

    @Override
    public TableDescription describe(String table) {
        return await(() -> {
            requireExists(table);
            return ForeignDescription.of(table, ForeignCheck.sample(collection(table)));
        });
    }

    @Override
    public void check(String table, Schema schema) {
        await(() -> {
            requireExists(table);
            ForeignCheck.columns(table, collection(table), schema);
            return table;
        });
    }

    @Override
    public void checkVersions(String table, Versions versions) {
        await(() -> {
            ForeignCheck.versions(table, collection(table), versions);
            return table;
        });
    }

    private <T> T await(Supplier<T> request) {
        return Requests.await(requests.run(request));
    }

    private void requireExists(String table) {
        if (!database(table).listCollectionNames().into(new HashSet<>()).contains(name(table))) {
            throw PandanException.of(
                    ErrorCode.NOT_FOUND,
                    "collection '" + table
                            + "' does not exist in MongoDB (expected: database.collection, or collection in the project's database)");
        }
    }

    /** MongoDB finds documents by any field; whether an index helps is the user's choice. */
    @Override
    public void checkKey(String table, Schema schema, List<String> keyColumns) {}

    @Override
    public CompletableFuture<Optional<@Nullable Object[]>> row(
            String table, Schema schema, List<String> keyColumns, @Nullable Object[] key) {
        return requests.run(() -> ForeignKeys.filter(schema, keyColumns, key)
                .flatMap(filter -> first(table, schema, filter, Sorts.ascending(Ids.ID))));
    }

    @Override
    public CompletableFuture<Optional<@Nullable Object[]>> version(
            String table, Schema schema, Versions versions, @Nullable Object[] key, long atMicros) {
        String validFrom = versions.validFrom();
        BsonDateTime at = new BsonDateTime(Math.floorDiv(atMicros, 1_000L));
        return requests.run(
                () -> ForeignKeys.filter(schema, versions.keyColumns(), key).flatMap(filter -> first(
                                table,
                                schema,
                                Filters.and(filter, Filters.lte(validFrom, at)),
                                Sorts.descending(validFrom))
                        .or(() -> first(
                                table,
                                schema,
                                Filters.and(filter, Filters.eq(validFrom, null)),
                                Sorts.ascending(Ids.ID)))));
    }

    private Optional<@Nullable Object[]> first(String table, Schema schema, Bson filter, Bson order) {
        BsonDocument found = collection(table)
                .find(filter)
                .projection(fields(schema))
                .sort(order)
                .limit(1)
                .first();
        return Optional.ofNullable(found).map(document -> row(table, document, schema));
    }

    @Override
    public List<Split> splits(String table, int wanted) {
        return await(() -> ForeignSplits.of(table, collection(table), wanted));
    }

    @Override
    public Scan<@Nullable Object[]> scan(Split split, Schema schema) {
        Cursors cursors = new Cursors(collection(split.table()), ForeignSplits.filter(split), fields(schema));
        return new DocumentScan<>(settings, cursors, document -> row(split.table(), document, schema));
    }

    @Override
    public Scan<@Nullable Object[]> newer(String table, Schema schema, String time, long fromMicros) {
        Bson filter = Filters.gte(time, new BsonDateTime(Math.floorDiv(fromMicros, 1_000L)));
        return new DocumentScan<>(
                settings,
                new Cursors(collection(table), filter, fields(schema)),
                document -> row(table, document, schema));
    }

    @Override
    public Optional<ChangeFeed> changes(String table, Schema schema, String position) {
        try {
            return MongoChanges.open(settings, collection(table), position, document -> row(table, document, schema));
        } catch (MongoException failure) {
            throw Failures.translate(settings, failure);
        }
    }

    private static @Nullable Object[] row(String table, BsonDocument document, Schema schema) {
        try {
            return ForeignValues.row(document, schema);
        } catch (ForeignValues.Misfit misfit) {
            throw ForeignCheck.failure(table, document, misfit);
        }
    }

    private static Bson fields(Schema schema) {
        return Projections.include(
                ForeignPath.fields(schema.columns().stream().map(Column::name).toList()));
    }

    private MongoCollection<BsonDocument> collection(String table) {
        return database(table).getCollection(name(table), BsonDocument.class);
    }

    private MongoDatabase database(String table) {
        int dot = table.indexOf('.');
        return Clients.forScans(client, settings, dot < 0 ? settings.database() : table.substring(0, dot));
    }

    private static String name(String table) {
        return table.substring(table.indexOf('.') + 1);
    }

    /** Documents of the user's may change while they are read: a cursor that is lost ends the scan. */
    private record Cursors(MongoCollection<BsonDocument> collection, Bson filter, Bson fields)
            implements DocumentScan.Source<BsonDocument> {
        @Override
        public MongoCursor<BsonDocument> openAfter(@Nullable BsonDocument last) {
            return collection
                    .find(filter)
                    .projection(fields)
                    .batchSize(PAGE_ROWS)
                    .iterator();
        }

        @Override
        public boolean resumes() {
            return false;
        }
    }
}
