package dev.pandan.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pandan.sandbox.HBaseServer;
import dev.pandan.spec.project.Encoding;
import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.project.TableMapping.KeyPart;
import dev.pandan.spec.project.TableMapping.Place;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.TableDescription;
import dev.pandan.store.TableDescription.DescribedColumn;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table as a program in Java writes it: row keys of sensor, delimiter and time, and values by {@code Bytes.toBytes}. */
final class MappedTablesIT {
    private static final TableName READINGS = TableName.valueOf("theirs", "readings");
    private static final int ROWS = 600;
    private static final long START = 1_743_422_400_000L;
    private static final Schema SCHEMA = Schema.of(
            new Column("sensor", ColumnType.STRING),
            new Column("at", ColumnType.TIMESTAMP),
            new Column("count", ColumnType.LONG),
            new Column("level", ColumnType.DOUBLE),
            new Column("price", ColumnType.DECIMAL),
            new Column("ok", ColumnType.BOOLEAN),
            new Column("kind", ColumnType.INT),
            new Column("seen", ColumnType.TIMESTAMP));
    private static final TableMapping MAPPING = new TableMapping(
            Encoding.BYTES,
            List.of(
                    new KeyPart(Optional.of("sensor"), Encoding.TEXT, OptionalInt.empty(), Optional.of("#")),
                    new KeyPart(Optional.of("at"), Encoding.REVERSED_MILLIS, OptionalInt.empty(), Optional.empty())),
            Map.of(
                    "count", place("m:count", null),
                    "level", place("m:level", null),
                    "price", place("m:price", null),
                    "ok", place("x:is-ok", null),
                    "kind", place("x:kind", Encoding.SHORT),
                    "seen", place("x:seen", Encoding.EPOCH_MILLIS)));

    private static HBaseServer server;
    private static Connection connection;
    private static Store store;
    private static ForeignTables tables;

    private static Place place(String at, Encoding encoding) {
        return new Place(Optional.of(at), Optional.ofNullable(encoding));
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = HBaseServer.start(Server.options(folder));
        Configuration configuration = HBaseConfiguration.create();
        configuration.set(
                "hbase.zookeeper.quorum", "127.0.0.1:" + server.contactPoint().getPort());
        connection = ConnectionFactory.createConnection(configuration);
        fill();
        store = Server.open(server, "theirs", Map.of("timeout", "60s"));
        tables = store.foreignTables();
    }

    @AfterAll
    static void stop() throws IOException {
        store.close();
        connection.close();
        server.close();
    }

    private static void fill() throws IOException {
        try (Admin admin = connection.getAdmin();
                Table table = connection.getTable(READINGS)) {
            admin.createNamespace(NamespaceDescriptor.create("theirs").build());
            admin.createTable(
                    TableDescriptorBuilder.newBuilder(READINGS)
                            .setColumnFamily(ColumnFamilyDescriptorBuilder.of("m"))
                            .setColumnFamily(ColumnFamilyDescriptorBuilder.of("x"))
                            .build(),
                    new byte[][] {Rows.utf8("s3")});
            List<Put> puts = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                Put put = new Put(key("s" + i % 7, START + i));
                put.addColumn(Rows.utf8("m"), Rows.utf8("count"), Bytes.toBytes((long) i - 300));
                put.addColumn(Rows.utf8("m"), Rows.utf8("level"), Bytes.toBytes(i / 8.0));
                put.addColumn(Rows.utf8("m"), Rows.utf8("price"), Bytes.toBytes(new BigDecimal(i + ".25")));
                put.addColumn(Rows.utf8("x"), Rows.utf8("is-ok"), Bytes.toBytes(i % 2 == 0));
                put.addColumn(Rows.utf8("x"), Rows.utf8("kind"), Bytes.toBytes((short) -i));
                put.addColumn(Rows.utf8("x"), Rows.utf8("seen"), Bytes.toBytes(START + i));
                puts.add(put);
            }
            table.put(puts);
        }
    }

    private static byte[] key(String sensor, long millis) {
        return Bytes.add(Rows.utf8(sensor + "#"), Bytes.toBytes(Long.MAX_VALUE - millis));
    }

    @Test
    void row_byPartsOfTheKey_isReadInItsEncodings() {
        ForeignTables mapped = tables.mapped(MAPPING);
        mapped.check("theirs.readings", SCHEMA);
        mapped.checkKey("theirs.readings", SCHEMA, List.of("at", "sensor"));
        Object[] key = {(START + 5) * 1_000, "s5"};
        assertThat(mapped.row("readings", SCHEMA, List.of("at", "sensor"), key).join())
                .hasValueSatisfying(row -> assertThat(row)
                        .containsExactly(
                                "s5",
                                (START + 5) * 1_000,
                                -295L,
                                0.625,
                                new BigDecimal("5.25"),
                                false,
                                -5,
                                (START + 5) * 1_000));
        Object[] finer = {(START + 5) * 1_000 + 1, "s5"};
        assertThat(mapped.row("readings", SCHEMA, List.of("at", "sensor"), finer)
                        .join())
                .isEmpty();
    }

    @Test
    void scan_allSplits_readsEveryRowOnceAndChangesNoByte() throws IOException {
        List<String> before = bytes();
        ForeignTables mapped = tables.mapped(MAPPING);
        mapped.check("readings", SCHEMA);
        List<Object> counts = new ArrayList<>();
        List<Split> splits = mapped.splits("readings", 4);
        assertThat(splits).hasSize(2);
        for (Split split : splits) {
            try (Scan<Object[]> scan = mapped.scan(split, SCHEMA)) {
                scan.forEachRemaining(row -> counts.add(row[2]));
            }
        }
        tables.describe("readings");
        assertThat(counts).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(bytes()).isEqualTo(before).hasSize(6 * ROWS);
    }

    /** Every cell with its time. */
    private static List<String> bytes() throws IOException {
        List<String> cells = new ArrayList<>();
        var all = new org.apache.hadoop.hbase.client.Scan().readAllVersions().setRaw(true);
        try (Table table = connection.getTable(READINGS);
                ResultScanner scanner = table.getScanner(all)) {
            for (Result row : scanner) {
                for (Cell cell : row.rawCells()) {
                    cells.add(cell + " "
                            + Bytes.toStringBinary(cell.getValueArray(), cell.getValueOffset(), cell.getValueLength()));
                }
            }
        }
        return cells;
    }

    @Test
    void check_otherEncoding_saysWhatWasFound() {
        TableMapping wrong = new TableMapping(
                Encoding.TEXT,
                List.of(),
                Map.of(
                        "count",
                        place("m:count", null),
                        "kind",
                        place("x:kind", Encoding.BYTES),
                        "level",
                        place("y:level", null)));
        Schema schema = Schema.of(
                new Column("count", ColumnType.LONG),
                new Column("kind", ColumnType.INT),
                new Column("level", ColumnType.DOUBLE));
        assertThatThrownBy(() -> tables.mapped(wrong).check("readings", schema))
                .hasMessageContaining("column 'm:count', row 's0#")
                .hasMessageContaining("(expected: a whole number as text; found: 8 bytes)")
                .hasMessageContaining("(expected: 4 bytes, as Bytes.toBytes writes a int; found: 2 bytes)")
                .hasMessageContaining("column 'level': cannot be double (expected: family:qualifier in the mapping");
        assertThatThrownBy(() -> tables.mapped(MAPPING).checkKey("readings", SCHEMA, List.of("sensor")))
                .hasMessageContaining("key: row_key, or all of [sensor, at]");
    }

    @Test
    void describe_binaryValues_guessesEncodings() {
        TableDescription found = tables.describe("theirs.readings");
        assertThat(found.columns())
                .extracting(DescribedColumn::name, column -> column.type().orElseThrow())
                .containsExactly(
                        tuple("row_key", ColumnType.BINARY),
                        tuple("key_1", ColumnType.STRING),
                        tuple("key_2", ColumnType.TIMESTAMP),
                        tuple("count", ColumnType.LONG),
                        tuple("level", ColumnType.DOUBLE),
                        tuple("price", ColumnType.DECIMAL),
                        tuple("is_ok", ColumnType.BOOLEAN),
                        tuple("kind", ColumnType.INT),
                        tuple("seen", ColumnType.TIMESTAMP));
        assertThat(found.mapping().rowKey())
                .extracting(KeyPart::encoding, KeyPart::until)
                .containsExactly(
                        tuple(Encoding.TEXT, Optional.of("#")), tuple(Encoding.REVERSED_MILLIS, Optional.empty()));
        assertThat(found.mapping().at("is_ok")).contains("x:is-ok");
        assertThat(found.mapping().encoding("kind")).isEqualTo(Encoding.SHORT);
    }
}
