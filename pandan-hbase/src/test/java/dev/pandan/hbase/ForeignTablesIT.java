package dev.pandan.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pandan.sandbox.HBaseServer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.TableMapping;
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
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of the user's: {@code shops} with one column family and three regions, {@code people} with two families. */
final class ForeignTablesIT {
    private static final Schema SHOPS = Schema.of(
            new Column("row_key", ColumnType.LONG),
            new Column("city", ColumnType.STRING),
            new Column("turnover", ColumnType.DECIMAL),
            new Column("opened", ColumnType.TIMESTAMP));
    private static final Schema PEOPLE = Schema.of(
            new Column("row_key", ColumnType.STRING),
            new Column(
                    "address",
                    StructType.of(new Column("city", ColumnType.STRING), new Column("zip", ColumnType.STRING))),
            new Column("account", StructType.of(new Column("limit", ColumnType.INT))));

    private static HBaseServer server;
    private static Store store;
    private static ForeignTables tables;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = HBaseServer.start(Server.options(folder));
        Configuration configuration = HBaseConfiguration.create();
        configuration.set(
                "hbase.zookeeper.quorum", "127.0.0.1:" + server.contactPoint().getPort());
        try (Connection connection = ConnectionFactory.createConnection(configuration)) {
            fill(connection);
        }
        store = Server.open(server, "theirs", Map.of("timeout", "60s"));
        tables = store.foreignTables();
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    private static void fill(Connection connection) throws IOException {
        TableName shops = TableName.valueOf("theirs", "shops");
        TableName people = TableName.valueOf("theirs", "people");
        TableName wrong = TableName.valueOf("theirs", "wrong");
        try (Admin admin = connection.getAdmin()) {
            admin.createNamespace(NamespaceDescriptor.create("theirs").build());
            admin.createTable(table(shops, "s"), new byte[][] {Rows.utf8("3"), Rows.utf8("6")});
            admin.createTable(table(people, "address", "account"));
            admin.createTable(table(wrong, "s"));
        }
        for (int i = 0; i < 1_000; i++) {
            put(connection, shops, Integer.toString(i), "s:city", "city " + i, "s:turnover", i + ".50");
        }
        put(connection, shops, "7", "s:opened", "2025-03-31T12:00:00.000001Z");
        put(connection, people, "ann", "address:city", "Jeju", "address:zip", "63000", "account:limit", "5");
        put(connection, people, "bob", "account:limit", "-1");
        put(connection, wrong, "1", "s:city", "here", "s:turnover", "much");
    }

    private static TableDescriptor table(TableName name, String... families) {
        TableDescriptorBuilder table = TableDescriptorBuilder.newBuilder(name);
        Arrays.stream(families).map(ColumnFamilyDescriptorBuilder::of).forEach(table::setColumnFamily);
        return table.build();
    }

    private static void put(Connection connection, TableName name, String row, String... cells) throws IOException {
        Put put = new Put(Rows.utf8(row));
        for (int i = 0; i < cells.length; i += 2) {
            String[] column = cells[i].split(":", 2);
            put.addColumn(Rows.utf8(column[0]), Rows.utf8(column[1]), Rows.utf8(cells[i + 1]));
        }
        try (Table table = connection.getTable(name)) {
            table.put(put);
        }
    }

    @Test
    void row_byRowKey_hasItsColumnsAndNullForWhatIsNotThere() {
        tables.check("theirs.shops", SHOPS);
        assertThat(row("theirs.shops", SHOPS, 7L)).hasValueSatisfying(row -> assertThat(row)
                .containsExactly(7L, "city 7", new BigDecimal("7.5"), 1_743_422_400_000_001L));
        assertThat(row("shops", SHOPS, 999L)).as("in the project's namespace").hasValueSatisfying(row -> assertThat(row)
                .containsExactly(999L, "city 999", new BigDecimal("999.5"), null));
        assertThat(row("theirs.shops", SHOPS, 1_000L)).isEmpty();
        assertThat(row("theirs.shops", SHOPS, (Object) null)).isEmpty();
    }

    @Test
    void row_severalFamilies_areStructs() {
        tables.check("people", PEOPLE);
        assertThat(row("people", PEOPLE, "ann")).hasValueSatisfying(row -> assertThat(row)
                .containsExactly("ann", Struct.of("Jeju", "63000"), Struct.of(5)));
        assertThat(row("people", PEOPLE, "bob"))
                .hasValueSatisfying(row -> assertThat(row).containsExactly("bob", null, Struct.of(-1)));
    }

    @Test
    void scan_allSplits_readsEveryRowOnce() {
        List<Split> splits = tables.splits("theirs.shops", 10);
        assertThat(splits).hasSize(3);
        assertThat(tables.splits("theirs.shops", 2)).hasSize(2);
        assertThat(keys(splits)).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(keys(tables.splits("theirs.shops", 1))).hasSize(1_000).doesNotHaveDuplicates();
    }

    private static List<Object> keys(List<Split> splits) {
        List<Object> keys = new ArrayList<>();
        for (Split split : splits) {
            try (Scan<Object[]> scan = tables.scan(split, SHOPS)) {
                scan.forEachRemaining(row -> keys.add(row[0]));
            }
        }
        return keys;
    }

    @Test
    void version_oneRowPerKey_holdsFromItsTimeOn() {
        Versions versions = new Versions(List.of("row_key"), "opened");
        tables.checkVersions("theirs.shops", versions);
        long opened = 1_743_422_400_000_001L;
        assertThat(version(versions, 7L, opened)).isPresent();
        assertThat(version(versions, 7L, opened - 1)).isEmpty();
        assertThat(version(versions, 8L, Long.MIN_VALUE)).as("since ever").isPresent();
        assertThatThrownBy(() -> tables.checkVersions("theirs.shops", new Versions(List.of("city"), "opened")))
                .hasMessageContaining("key (city) is not its row key")
                .hasMessageContaining("key: row_key");
    }

    private static Optional<Object[]> version(Versions versions, long key, long at) {
        return tables.version("theirs.shops", SHOPS, versions, new Object[] {key}, at)
                .join();
    }

    @Test
    void check_whatDoesNotFit_isToldColumnByColumn() {
        Schema schema = Schema.of(
                new Column("row_key", ColumnType.DOUBLE),
                new Column("city", ColumnType.STRING),
                new Column("turnover", ColumnType.DOUBLE),
                new Column("owner", ColumnType.STRING));
        assertThatThrownBy(() -> tables.check("theirs.wrong", schema))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("column 'row_key': cannot be double")
                .hasMessageContaining(
                        "column 's:turnover', row '1': cannot be read (expected: a number as text; found: 4 bytes)")
                .hasMessageContaining(
                        "column 'owner': in none of its 1 first and last rows (found: s:city, s:turnover)");
        assertThatThrownBy(() -> tables.check("people", Schema.of(new Column("city", ColumnType.STRING))))
                .hasMessageContaining("a column family as struct<...>")
                .hasMessageContaining("families: account, address");
        assertThatThrownBy(() -> tables.check("theirs.nothing", SHOPS))
                .isInstanceOfSatisfying(PandanException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageContaining("table 'theirs.nothing' does not exist");
    }

    @Test
    void describe_oneFamilyAndSeveral_tellsColumnsAndKey() {
        TableDescription shops = tables.describe("theirs.shops");
        assertThat(shops.key()).containsExactly("row_key");
        assertThat(shops.mapping()).isEqualTo(TableMapping.NONE);
        assertThat(shops.columns())
                .extracting(DescribedColumn::name, column -> column.type().orElseThrow())
                .containsExactly(
                        tuple("row_key", ColumnType.INT),
                        tuple("city", ColumnType.STRING),
                        tuple("opened", ColumnType.TIMESTAMP),
                        tuple("turnover", ColumnType.DECIMAL));
        TableDescription people = tables.describe("people");
        assertThat(people.columns())
                .extracting(DescribedColumn::name)
                .containsExactly("row_key", "limit", "city", "zip");
        assertThat(people.mapping().at("zip")).contains("address:zip");
    }

    private static Optional<Object[]> row(String table, Schema schema, Object... key) {
        Object[] values = key == null ? new Object[] {null} : key;
        return tables.row(table, schema, List.of("row_key"), values).join();
    }
}
