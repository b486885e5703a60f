package dev.pandan.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.pandan.sandbox.MongoServer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import dev.pandan.spec.type.StructType;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.TableDescription;
import dev.pandan.store.TableDescription.DescribedColumn;
import dev.pandan.store.Versions;
import dev.pandan.testkit.store.ForeignVersionsContract;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForeignTablesIT implements ForeignVersionsContract {
    private static final ObjectId FIRST = new ObjectId("000000000000000000000001");
    private static final Schema ALL = Schema.of(
            new Column("_id", ColumnType.STRING),
            new Column("whole", ColumnType.INT),
            new Column("large", ColumnType.LONG),
            new Column("single", ColumnType.FLOAT),
            new Column("twice", ColumnType.DOUBLE),
            new Column("money", ColumnType.DECIMAL),
            new Column("flag", ColumnType.BOOLEAN),
            new Column("day", ColumnType.DATE),
            new Column("moment", ColumnType.TIMESTAMP),
            new Column("bytes", ColumnType.BINARY),
            new Column(
                    "address",
                    StructType.of(
                            new Column("city", ColumnType.STRING),
                            new Column("lines", new ArrayType(ColumnType.STRING)))));

    private static MongoServer server;
    private static Store store;
    private static ForeignTables tables;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = MongoServer.start(Server.options(folder));
        try (MongoClient client = MongoClients.create(
                "mongodb://127.0.0.1:" + server.contactPoint().getPort())) {
            fill(client.getDatabase("theirs"));
        }
        store = Server.open(server, "theirs", Map.of("timeout", "60s"));
        tables = store.foreignTables();
    }

    private static void fill(MongoDatabase theirs) {
        theirs.getCollection("kinds")
                .insertMany(List.of(
                        new Document("_id", FIRST)
                                .append("whole", 7.0)
                                .append("large", Long.MAX_VALUE)
                                .append("single", 1.5)
                                .append("twice", -0.0)
                                .append("money", new Decimal128(new BigDecimal("12.340")))
                                .append("flag", true)
                                .append(
                                        "day",
                                        new BsonDateTime(Instant.parse("1969-12-31T00:00:00Z")
                                                .toEpochMilli()))
                                .append(
                                        "moment",
                                        new BsonDateTime(Instant.parse("1969-12-31T23:59:59.999Z")
                                                .toEpochMilli()))
                                .append("bytes", new Binary(new byte[] {(byte) 0xFF, 0}))
                                .append("address", new Document("city", "서울").append("lines", List.of("one", "two"))),
                        new Document("_id", "second").append("address", new Document())));
        theirs.getCollection("mixed")
                .insertMany(List.of(
                        new Document("_id", 1).append("n", 1).append("deep", new Document("list", List.of(1, 2))),
                        new Document("_id", 2)
                                .append("n", "one")
                                .append("deep", new Document("list", List.of(1, "two")))));
        theirs.getCollection("many")
                .insertMany(IntStream.range(0, 1_000)
                        .mapToObj(i -> new Document("n", i))
                        .toList());
        theirs.getCollection("prices")
                .createIndex(Indexes.ascending("item", "shop", "since"), new IndexOptions().unique(true));
        for (Object[] row : ROWS) {
            theirs.getCollection("prices")
                    .insertOne(new Document("item", row[0])
                            .append("shop", row[1])
                            .append("since", new BsonDateTime((long) row[2] / 1_000))
                            .append("price", row[3]));
        }
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @Test
    void collections_afterEverythingWasRead_areByteForByteTheSame() {
        try (MongoClient client = MongoClients.create(
                "mongodb://127.0.0.1:" + server.contactPoint().getPort())) {
            List<byte[]> before = documents(client.getDatabase("theirs"));
            tables.describe("theirs.kinds");
            tables.check("kinds", ALL);
            tables.row("kinds", ALL, List.of("_id"), new Object[] {FIRST.toHexString()})
                    .join();
            tables.splits("many", 4).forEach(split -> {
                try (Scan<Object[]> scan = tables.scan(split, Schema.of(new Column("n", ColumnType.INT)))) {
                    scan.forEachRemaining(row -> assertThat(row[0]).isNotNull());
                }
            });
            assertThat(documents(client.getDatabase("theirs"))).containsExactlyElementsOf(before);
        }
    }

    private static List<byte[]> documents(MongoDatabase theirs) {
        List<byte[]> documents = new ArrayList<>();
        for (String name : List.of("kinds", "mixed", "many", "prices")) {
            theirs.getCollection(name, org.bson.RawBsonDocument.class)
                    .find()
                    .sort(Indexes.ascending("_id"))
                    .forEach(document -> documents.add(java.util.Arrays.copyOf(
                            document.getByteBuffer().array(),
                            document.getByteBuffer().remaining())));
        }
        return documents;
    }

    @Override
    public ForeignTables prices() {
        return tables;
    }

    @Test
    void row_everyType_isReadCanonically() {
        tables.check("theirs.kinds", ALL);
        assertThat(row("kinds", ALL, List.of("_id"), FIRST.toHexString()).orElseThrow())
                .containsExactly(
                        FIRST.toHexString(),
                        7,
                        Long.MAX_VALUE,
                        1.5f,
                        0.0,
                        new BigDecimal("12.34"),
                        true,
                        -1,
                        -1_000L,
                        new byte[] {(byte) 0xFF, 0},
                        Struct.of("서울", List.of("one", "two")));
        Object[] nulls = row("kinds", ALL, List.of("_id"), "second").orElseThrow();
        assertThat(nulls[0]).isEqualTo("second");
        assertThat(nulls[1]).isNull();
        assertThat(nulls[10]).isEqualTo(Struct.of(null, null));
        assertThat(row("kinds", ALL, List.of("_id"), "third")).isEmpty();
        assertThat(row("kinds", ALL, List.of("moment"), -1_001L))
                .as("no date there is finer than a millisecond")
                .isEmpty();
        assertThat(row("kinds", ALL, List.of("whole", "moment"), 7, -1_000L)).isPresent();
    }

    @Test
    void check_whatDoesNotFit_isToldWithDocumentAndPath() {
        Schema schema = Schema.of(
                new Column("n", ColumnType.INT),
                new Column("nothing", ColumnType.INT),
                new Column("deep", StructType.of(new Column("list", new ArrayType(ColumnType.INT)))));
        assertThatThrownBy(() -> tables.check("theirs.mixed", schema))
                .isInstanceOfSatisfying(PandanException.class, failure -> assertThat(failure.problems())
                        .extracting(Problem::field)
                        .containsExactly("n", "nothing", "deep"))
                .hasMessageContaining("document with _id 2, path 'n': found string")
                .hasMessageContaining("path 'deep.list[1]'");
        assertThatThrownBy(() -> tables.check("theirs.nothing", schema))
                .isInstanceOfSatisfying(PandanException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void scan_mixedTypes_failsWithDocumentAndPath() {
        Split split = tables.splits("mixed", 1).get(0);
        Schema schema = Schema.of(new Column("n", ColumnType.INT));
        try (Scan<Object[]> scan = tables.scan(split, schema)) {
            assertThatThrownBy(() -> scan.forEachRemaining(row -> {}))
                    .isInstanceOf(PandanException.class)
                    .hasMessageContaining("'mixed', document with _id 2, path 'n'");
        }
    }

    @Test
    void scan_allSplits_readEveryDocumentOnce() {
        Schema schema = Schema.of(new Column("n", ColumnType.INT));
        List<Split> splits = tables.splits("theirs.many", 7);
        assertThat(splits).hasSize(7);
        List<Object> found = new ArrayList<>();
        for (Split split : splits) {
            try (Scan<Object[]> scan = tables.scan(split, schema)) {
                scan.forEachRemaining(row -> found.add(row[0]));
            }
        }
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1_000)
                        .boxed()
                        .map(Object.class::cast)
                        .toList());
        assertThat(tables.splits("theirs.kinds", 2)).as("ids of several types").hasSize(1);
    }

    @Test
    void checkVersions_noUniqueIndex_saysWhichToMake() {
        assertThatThrownBy(() -> tables.checkVersions("many", new Versions(List.of("n"), "since")))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("createIndex({n: 1, since: -1}, {unique: true})");
    }

    @Test
    void describe_sample_saysTheTypeThatHoldsAll() {
        TableDescription kinds = tables.describe("theirs.kinds");
        assertThat(kinds.key()).containsExactly("_id");
        assertThat(kinds.columns().get(0))
                .isEqualTo(new DescribedColumn("_id", "objectId or string", Optional.of(ColumnType.STRING)));
        assertThat(kinds.columns())
                .contains(new DescribedColumn("moment", "date", Optional.of(ColumnType.TIMESTAMP)))
                .contains(new DescribedColumn(
                        "address", "object", ColumnType.byName("struct<city:string,lines:array<string>>")));
        assertThat(tables.describe("mixed").columns())
                .contains(new DescribedColumn("n", "int or string", Optional.empty()));
    }

    private static Optional<Object[]> row(String table, Schema schema, List<String> columns, Object... key) {
        return tables.row(table, schema, columns, key).join();
    }
}
