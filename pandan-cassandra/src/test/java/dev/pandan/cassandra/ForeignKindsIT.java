package dev.pandan.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.spec.project.Encoding;
import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.project.TableMapping.Place;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Scan;
import dev.pandan.store.Store;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of the user's with everything that Cassandra knows beside plain columns: composite keys, static columns, counters, indexes of both kinds, odd names. */
final class ForeignKindsIT {
    private static final Schema VISITS = Schema.of(
            new Column("shop", ColumnType.STRING),
            new Column("day", ColumnType.DATE),
            new Column("at", ColumnType.TIMESTAMP),
            new Column("n", ColumnType.INT),
            new Column("owner", ColumnType.STRING),
            new Column("kind", ColumnType.STRING),
            new Column("colour", ColumnType.STRING));
    private static final TableMapping ODD =
            new TableMapping(Encoding.TEXT, List.of(), Map.of("shop", at("Shop Name"), "at", at("happened-at")));

    private static CassandraServer server;
    private static CqlSession session;
    private static Store store;
    private static ForeignTables tables;

    private static Place at(String name) {
        return new Place(Optional.of(name), Optional.empty());
    }

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = CassandraServer.start(Server.options(folder));
        session = CqlSession.builder()
                .addContactPoint(server.contactPoint())
                .withLocalDatacenter("datacenter1")
                .build();
        session.setSchemaMetadataEnabled(false);
        for (String cql : List.of(
                "CREATE KEYSPACE theirs WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}",
                "CREATE TABLE theirs.visits (\"Shop Name\" text, day date, \"happened-at\" timestamp, n int, owner text static,"
                        + " kind text, colour text, PRIMARY KEY ((\"Shop Name\", day), \"happened-at\", n))",
                "CREATE INDEX ON theirs.visits (kind)",
                "CREATE CUSTOM INDEX ON theirs.visits (colour) USING 'StorageAttachedIndex'",
                "CREATE TABLE theirs.totals (shop text PRIMARY KEY, visits counter)",
                "INSERT INTO theirs.visits (\"Shop Name\", day, owner) VALUES ('empty', '1970-01-01', 'nobody')",
                "UPDATE theirs.totals SET visits = visits + 41 WHERE shop = 'a'",
                "UPDATE theirs.totals SET visits = visits + 1 WHERE shop = 'a'")) {
            session.execute(Server.cql(cql));
        }
        for (int i = 0; i < 30; i++) {
            session.execute("INSERT INTO theirs.visits (\"Shop Name\", day, \"happened-at\", n, owner, kind, colour)"
                    + " VALUES ('a', '1970-01-0" + (1 + i % 3) + "', " + i + ", 7, 'ann', 'kind " + i + "', 'colour "
                    + i
                    + "')");
        }
        store = Server.open(server, "theirs", Map.of("timeout", "60s"));
        tables = store.foreignTables().mapped(ODD);
    }

    @AfterAll
    static void stop() {
        store.close();
        session.close();
        server.close();
    }

    @Test
    void row_compositeKeyWithOddNamesAndStaticColumn_isFound() {
        tables.check("visits", VISITS);
        tables.checkKey("visits", VISITS, List.of("shop", "day", "at", "n"));
        assertThat(row(List.of("shop", "day", "at", "n"), "a", 1, 4_000L, 7)).hasValueSatisfying(row -> assertThat(row)
                .containsExactly("a", 1, 4_000L, 7, "ann", "kind 4", "colour 4"));
    }

    @Test
    void row_byIndexes_isFound() {
        for (String column : List.of("kind", "colour")) {
            tables.checkKey("visits", VISITS, List.of(column));
            assertThat(row(List.of(column), column + " 8"))
                    .hasValueSatisfying(row -> assertThat(row[2]).isEqualTo(8_000L));
            assertThat(row(List.of(column), "none")).isEmpty();
        }
    }

    @Test
    void checkKey_withoutAnIndex_saysWhatFindsRows() {
        assertThatThrownBy(() -> tables.checkKey("visits", VISITS, List.of("n")))
                .hasMessageContaining("table 'visits': rows are not found by key (n)")
                .hasMessageContaining("the partition key (Shop Name, day)")
                .hasMessageContaining("or a column with an index");
    }

    @Test
    void counter_isALong() {
        Schema totals = Schema.of(new Column("shop", ColumnType.STRING), new Column("visits", ColumnType.LONG));
        ForeignTables plain = store.foreignTables();
        plain.check("totals", totals);
        assertThat(plain.row("totals", totals, List.of("shop"), new Object[] {"a"})
                        .join())
                .hasValueSatisfying(row -> assertThat(row).containsExactly("a", 42L));
    }

    @Test
    void newer_byClusteringColumn_readsFromThatTimeOn() {
        assertThat(times(20_000L)).hasSize(10).allMatch(time -> (Long) time >= 20_000L);
        assertThat(times(Long.MIN_VALUE)).hasSize(30);
    }

    private static List<Object> times(long fromMicros) {
        List<Object> times = new ArrayList<>();
        try (Scan<Object[]> scan = tables.newer("visits", VISITS, "at", fromMicros)) {
            scan.forEachRemaining(row -> times.add(row[2]));
        }
        return times;
    }

    @Test
    void tables_afterEverythingWasRead_areByteForByteTheSame() {
        List<ByteBuffer> before = bytes();
        store.foreignTables().describe("theirs.visits");
        tables.check("visits", VISITS);
        tables.splits("visits", 4).forEach(split -> {
            try (Scan<Object[]> scan = tables.scan(split, VISITS)) {
                scan.forEachRemaining(row -> assertThat(row[0]).isNotNull());
            }
        });
        times(0);
        row(List.of("kind"), "kind 1");
        assertThat(bytes()).isEqualTo(before).hasSizeGreaterThan(200);
    }

    /** Every value as it is on the wire, with the time at which it was written. */
    private static List<ByteBuffer> bytes() {
        List<ByteBuffer> values = new ArrayList<>();
        for (String cql : List.of(
                "SELECT \"Shop Name\", day, \"happened-at\", n, owner, kind, colour, writetime(owner), writetime(kind),"
                        + " writetime(colour) FROM theirs.visits",
                "SELECT * FROM theirs.totals")) {
            for (Row row : session.execute(cql)) {
                for (int i = 0; i < row.size(); i++) {
                    values.add(row.getBytesUnsafe(i));
                }
            }
        }
        return values;
    }

    private static Optional<Object[]> row(List<String> columns, Object... key) {
        return tables.row("visits", VISITS, columns, key).join();
    }
}
