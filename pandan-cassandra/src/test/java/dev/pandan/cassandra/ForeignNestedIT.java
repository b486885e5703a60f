package dev.pandan.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Scan;
import dev.pandan.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collections, user-defined types, tuples and vectors of the user's tables. */
final class ForeignNestedIT {
    private static final Schema ALL = schema(
            "tags", "array<string>",
            "days", "array<date>",
            "scores", "array<double>",
            "address", "struct<zip:string,city:string>",
            "pair", "struct<n:long,t:string>",
            "items", "array<struct<sku:string,price:double,parts:array<int>>>",
            "frozen", "array<array<int>>",
            "attributes", "array<struct<key:string,value:int>>");

    private static CassandraServer server;
    private static Store store;
    private static ForeignTables tables;

    private static Schema schema(String... namesAndTypes) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            columns.add(new Column(
                    namesAndTypes[i], ColumnType.byName(namesAndTypes[i + 1]).orElseThrow()));
        }
        return new Schema(columns);
    }

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = CassandraServer.start(Server.options(folder));
        try (CqlSession session = CqlSession.builder()
                .addContactPoint(server.contactPoint())
                .withLocalDatacenter("datacenter1")
                .build()) {
            session.setSchemaMetadataEnabled(false);
            for (String cql : List.of(
                    "CREATE KEYSPACE theirs WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}",
                    "CREATE TYPE theirs.address (street text, city text, zip text)",
                    "CREATE TYPE theirs.item (sku text, price float, parts frozen<set<int>>)",
                    "CREATE TABLE theirs.nested (id text PRIMARY KEY, tags list<text>, days set<date>, scores vector<float, 2>,"
                            + " address address, pair tuple<int, ascii>, items list<frozen<item>>,"
                            + " frozen frozen<list<frozen<list<int>>>>, attributes map<text, int>)",
                    "INSERT INTO theirs.nested (id, tags, days, scores, address, pair, items, frozen, attributes) VALUES ('full',"
                            + " ['a', '판단', ''], {'1970-01-02', '1969-12-31'}, [1.5, -0.0], {street: 's', city: '서울'},"
                            + " (7, 'seven'), [{sku: 'x', price: 2.5, parts: {3, 1}}, {sku: 'y'}], [[1, 2], []], {'b': 2, 'a': 1})",
                    "INSERT INTO theirs.nested (id, pair, items, tags) VALUES ('half', (null, 'x'), [{price: NaN}], [])",
                    "INSERT INTO theirs.nested (id) VALUES ('none')")) {
                session.execute(Server.cql(cql));
            }
        }
        store = Server.open(server, "theirs", Map.of("timeout", "60s"));
        tables = store.foreignTables();
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    private static Object[] row(String id) {
        return tables.row("nested", ALL, List.of("id"), new Object[] {id})
                .join()
                .orElseThrow();
    }

    @Test
    void row_collectionsTypesAndTuples_areArraysAndStructs() {
        tables.check("theirs.nested", ALL);
        assertThat(row("full"))
                .containsExactly(
                        List.of("a", "판단", ""),
                        List.of(-1, 1),
                        List.of(1.5, 0.0),
                        Struct.of(null, "서울"),
                        Struct.of(7L, "seven"),
                        List.of(Struct.of("x", 2.5, List.of(1, 3)), Struct.of("y", null, null)),
                        List.of(List.of(1, 2), List.of()),
                        List.of(Struct.of("a", 1), Struct.of("b", 2)));
    }

    @Test
    void row_nulls_areNull() {
        assertThat(row("half"))
                .as("Cassandra keeps no empty list unless it is frozen")
                .containsExactly(
                        null,
                        null,
                        null,
                        null,
                        Struct.of(null, "x"),
                        List.of(Struct.of(null, Double.NaN, null)),
                        null,
                        null);
        assertThat(row("none")).containsOnlyNulls();
    }

    @Test
    void scan_nested_isReadToo() {
        List<Object[]> rows = new ArrayList<>();
        for (var split : tables.splits("theirs.nested", 3)) {
            try (Scan<Object[]> scan = tables.scan(split, ALL)) {
                scan.forEachRemaining(rows::add);
            }
        }
        assertThat(rows).hasSize(3).anySatisfy(row -> assertThat(row).isEqualTo(row("full")));
    }

    @Test
    void check_whatDoesNotFit_saysWhereInside() {
        Schema wrong = schema(
                "tags", "array<int>",
                "address", "struct<city:int,zip:string>",
                "pair", "struct<n:long>",
                "items", "array<struct<sku:string,colour:string>>",
                "attributes", "array<struct<key:string,value:boolean>>",
                "id", "array<string>",
                "nothing", "array<string>");
        PandanException refused =
                catchThrowableOfType(PandanException.class, () -> tables.check("theirs.nested", wrong));
        assertThat(refused.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "table 'theirs.nested', column 'tags': its elements: its type is text (expected for int: int, smallint, tinyint)",
                        "table 'theirs.nested', column 'address': field 'city': its type is text (expected for int: int, smallint, tinyint)",
                        "table 'theirs.nested', column 'pair': its type is tuple<int, ascii> (expected for struct<n:long>: a tuple of 1)",
                        "table 'theirs.nested', column 'items': its elements: field 'colour': no such field (found: sku, price, parts)",
                        "table 'theirs.nested', column 'attributes': its elements: field 'value': its type is int (expected for boolean: boolean)",
                        "table 'theirs.nested', column 'id': its type is text (expected for array<string>: list, set, vector, or map as array<struct<key:...,value:...>>)",
                        "table 'theirs.nested', column 'nothing': no such column (found: address, attributes, days, frozen, id, items, pair, scores, tags)");
        PandanException single = catchThrowableOfType(
                PandanException.class, () -> tables.check("theirs.nested", schema("tags", "string")));
        assertThat(single.problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("its type is list<text> (expected for string: ");
        assertThat(Arrays.asList(row("none"))).hasSize(8);
    }
}
