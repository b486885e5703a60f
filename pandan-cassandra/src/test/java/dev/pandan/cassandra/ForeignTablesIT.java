package dev.pandan.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Scan;
import dev.pandan.store.Store;
import dev.pandan.store.Versions;
import dev.pandan.testkit.store.ForeignVersionsContract;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForeignTablesIT implements ForeignVersionsContract {
    private static final Schema ALL = Schema.of(
            new Column("id", ColumnType.STRING),
            new Column("whole", ColumnType.INT),
            new Column("small", ColumnType.INT),
            new Column("tiny", ColumnType.LONG),
            new Column("large", ColumnType.LONG),
            new Column("single", ColumnType.FLOAT),
            new Column("twice", ColumnType.DOUBLE),
            new Column("money", ColumnType.DECIMAL),
            new Column("huge", ColumnType.DECIMAL),
            new Column("flag", ColumnType.BOOLEAN),
            new Column("day", ColumnType.DATE),
            new Column("moment", ColumnType.TIMESTAMP),
            new Column("bytes", ColumnType.BINARY),
            new Column("plain", ColumnType.STRING),
            new Column("Mixed Case", ColumnType.STRING));

    private static CassandraServer server;
    private static Store store;
    private static ForeignTables tables;

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
                    "CREATE TABLE theirs.kinds (id uuid PRIMARY KEY, whole int, small smallint, tiny tinyint, large bigint,"
                            + " single float, twice double, money decimal, huge varint, flag boolean, day date,"
                            + " moment timestamp, bytes blob, plain ascii, \"Mixed Case\" text)",
                    "INSERT INTO theirs.kinds (id, whole, small, tiny, large, single, twice, money, huge, flag, day, moment,"
                            + " bytes, plain, \"Mixed Case\") VALUES (00000000-0000-0000-0000-000000000001, -1, 2, 3,"
                            + " 9223372036854775807, 1.5, -0.0, 12.340, 12345678901234567890, true, '1969-12-31',"
                            + " '1969-12-31 23:59:59.999Z', 0xff00, 'ascii', '판단')",
                    "INSERT INTO theirs.kinds (id) VALUES (00000000-0000-0000-0000-000000000002)",
                    "CREATE TABLE theirs.pairs (a text, b int, c timestamp, n bigint, PRIMARY KEY ((a, b), c))",
                    "INSERT INTO theirs.pairs (a, b, c, n) VALUES ('x', 1, 1000, 10)",
                    "INSERT INTO theirs.pairs (a, b, c, n) VALUES ('x', 1, 2000, 20)",
                    "INSERT INTO theirs.pairs (a, b, c, n) VALUES ('y', 2, 1000, 30)",
                    "CREATE TABLE theirs.prices (item text, shop int, since timestamp, price double,"
                            + " PRIMARY KEY (item, shop, since))",
                    "CREATE TABLE theirs.members (name text PRIMARY KEY, since timestamp, level int)",
                    "INSERT INTO theirs.members (name, since, level) VALUES ('ann', 1000, 1)",
                    "INSERT INTO theirs.members (name, level) VALUES ('bob', 2)")) {
                session.execute(cql);
            }
            for (Object[] row : ROWS) {
                session.execute(
                        "INSERT INTO theirs.prices (item, shop, since, price) VALUES (?, ?, ?, ?)",
                        row[0],
                        row[1],
                        Instant.ofEpochMilli((Long) row[2] / 1_000),
                        row[3]);
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

    @Test
    void check_readableTypes_passes() {
        tables.check("theirs.kinds", ALL);
        tables.check("kinds", ALL);
    }

    @Test
    void check_whatDoesNotFit_isReportedTogether() {
        Schema wrong = Schema.of(
                new Column("large", ColumnType.INT),
                new Column("nothing", ColumnType.INT),
                new Column("flag", ColumnType.STRING),
                new Column("whole", ColumnType.INT));
        assertThatThrownBy(() -> tables.check("theirs.kinds", wrong))
                .isInstanceOfSatisfying(PandanException.class, failure -> assertThat(failure.problems())
                        .extracting(Problem::field)
                        .containsExactly("large", "nothing", "flag"))
                .hasMessageContaining("bigint");
        assertThatThrownBy(() -> tables.check("theirs.nothing", wrong))
                .isInstanceOfSatisfying(PandanException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageContaining("theirs.nothing");
    }

    @Test
    void row_everyType_isReadCanonically() {
        Object[] row = row("theirs.kinds", ALL, List.of("id"), "00000000-0000-0000-0000-000000000001")
                .orElseThrow();
        assertThat(row)
                .containsExactly(
                        "00000000-0000-0000-0000-000000000001",
                        -1,
                        2,
                        3L,
                        Long.MAX_VALUE,
                        1.5f,
                        0.0,
                        new BigDecimal("12.34"),
                        new BigDecimal("12345678901234567890"),
                        true,
                        -1,
                        -1_000L,
                        new byte[] {(byte) 0xFF, 0},
                        "ascii",
                        "판단");
        Object[] nulls = row("theirs.kinds", ALL, List.of("id"), "00000000-0000-0000-0000-000000000002")
                .orElseThrow();
        assertThat(nulls).startsWith("00000000-0000-0000-0000-000000000002").containsOnlyOnce(nulls[0]);
    }

    @Test
    void row_severalKeyColumns_findsThatRow() {
        Schema schema = Schema.of(new Column("n", ColumnType.LONG));
        assertThat(row("pairs", schema, List.of("a", "b", "c"), "x", 1, 2_000_000L)
                        .orElseThrow())
                .containsExactly(20L);
        assertThat(row("pairs", schema, List.of("b", "a"), 2, "y").orElseThrow())
                .as("the partition key alone, in any order")
                .containsExactly(30L);
        assertThat(row("pairs", schema, List.of("a", "b", "c"), "x", 1, 2_000_001L))
                .as("no timestamp there is finer than a millisecond")
                .isEmpty();
        assertThat(row("pairs", schema, List.of("a", "b"), "x", null)).isEmpty();
        assertThat(row("kinds", schema(), List.of("id"), "not a uuid")).isEmpty();
    }

    @Test
    void scan_allSplits_readEveryRowOnce() {
        Schema schema = Schema.of(new Column("n", ColumnType.LONG), new Column("a", ColumnType.STRING));
        List<Object> found = new ArrayList<>();
        for (var split : tables.splits("theirs.pairs", 5)) {
            try (Scan<Object[]> scan = tables.scan(split, schema)) {
                scan.forEachRemaining(row -> found.add(row[0]));
            }
        }
        assertThat(found).containsExactlyInAnyOrder(10L, 20L, 30L);
    }

    @Override
    public ForeignTables prices() {
        return tables;
    }

    @Test
    void version_timeOutsideOfTheKey_isTheRowFromThenOn() {
        Schema schema = Schema.of(new Column("since", ColumnType.TIMESTAMP), new Column("level", ColumnType.INT));
        Versions versions = new Versions(List.of("name"), "since");
        tables.checkVersions("members", versions);
        assertThat(tables.version("members", schema, versions, new Object[] {"ann"}, 1_000_000)
                        .join())
                .isPresent();
        assertThat(tables.version("members", schema, versions, new Object[] {"ann"}, 999_999)
                        .join())
                .isEmpty();
        assertThat(tables.version("members", schema, versions, new Object[] {"bob"}, Long.MIN_VALUE)
                        .join())
                .as("null: since ever")
                .isPresent();
    }

    @Test
    void checkVersions_keyThatNamesManyRows_isRefused() {
        assertThatThrownBy(() -> tables.checkVersions("theirs.prices", new Versions(List.of("item"), "since")))
                .isInstanceOfSatisfying(PandanException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.MISMATCH))
                .hasMessageContaining("primary key (item, shop, since)")
                .hasMessageContaining("key (item) and valid_from 'since' do not name one row");
        assertThatThrownBy(() -> tables.checkVersions("theirs.prices", new Versions(List.of("item", "since"), "shop")))
                .hasMessageContaining("do not name one row");
    }

    private static Schema schema() {
        return Schema.of(new Column("whole", ColumnType.INT));
    }

    private static Optional<Object[]> row(String table, Schema schema, List<String> columns, Object... key) {
        return tables.row(table, schema, columns, key).join();
    }
}
