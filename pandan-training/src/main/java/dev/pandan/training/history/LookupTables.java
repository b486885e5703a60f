package dev.pandan.training.history;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Lookup;
import dev.pandan.engine.replay.LookupSource;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.TableSpec;
import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.TableRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a decision looks up, whole, with all versions of their rows: small enough to be sent to every task. A user's own table
 * without versions is as it is now.
 */
public final class LookupTables implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PARTS = 1;
    /** Of a decoded version, whatever it holds. */
    private static final long VERSION_BYTES = 250;

    private final HashMap<String, List<Version>> tables = new HashMap<>();

    private LookupTables() {}

    /** A version of a row. */
    @SuppressWarnings("ArrayRecordComponent") // as it came from the store; never modified
    private record Version(byte[] key, long validFromMicros, byte[] payload) implements Serializable {}

    /** Reads the tables. */
    public static LookupTables read(Project project, DecisionProgram decision, Store store) {
        LookupTables lookups = new LookupTables();
        for (Lookup lookup : decision.lookups()) {
            TableSpec table = Objects.requireNonNull(project.tables().get(lookup.table()), lookup.table());
            lookups.tables.computeIfAbsent(
                    table.name(), name -> table.from().isPresent() ? foreign(table, store) : own(table, store));
        }
        return lookups;
    }

    private static List<Version> own(TableSpec table, Store store) {
        List<Version> versions = new ArrayList<>();
        try (Scan<TableRow> scan = store.scanTable(table.name())) {
            while (scan.hasNext()) {
                TableRow row = scan.next();
                versions.add(new Version(row.key().bytes(), row.validFromMicros(), row.payload()));
            }
        }
        return versions;
    }

    private static List<Version> foreign(TableSpec table, Store store) {
        Schema schema = table.schema();
        int[] keyColumns = table.key().stream().mapToInt(schema::require).toArray();
        List<ColumnType> keyTypes = table.key().stream()
                .map(name -> schema.column(schema.require(name)).type())
                .toList();
        KeyCodec keys = new KeyCodec(keyTypes);
        RowCodec rows = new RowCodec(schema);
        List<Version> versions = new ArrayList<>();
        String from = table.from().orElseThrow();
        ForeignTables tables = store.foreignTables().mapped(table.mapping());
        for (Split split : tables.splits(from, PARTS)) {
            try (Scan<@Nullable Object[]> scan = tables.scan(split, schema)) {
                while (scan.hasNext()) {
                    @Nullable Object[] row = canonical(schema, scan.next());
                    byte[] key = keys.encode(pick(row, keyColumns)).bytes();
                    versions.add(new Version(key, table.validFromMicros(row), rows.encode(row)));
                }
            }
        }
        return versions;
    }

    private static @Nullable Object[] canonical(Schema schema, @Nullable Object[] values) {
        @Nullable Object[] row = new Object[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = Canonical.of(schema.column(i).type(), values[i]);
        }
        return row;
    }

    private static @Nullable Object[] pick(@Nullable Object[] row, int[] columns) {
        @Nullable Object[] picked = new Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            picked[i] = row[columns[i]];
        }
        return picked;
    }

    /** Rough size of the decoded rows of all tables in memory. */
    public long heapBytes() {
        return tables.values().stream()
                .flatMap(List::stream)
                .mapToLong(version -> VERSION_BYTES + 4L * (version.key.length + version.payload.length))
                .sum();
    }

    /** The rows, decoded, for one task. */
    public LookupSource open(Project project) {
        Map<String, Map<Key, NavigableMap<Long, @Nullable Object[]>>> decoded = new HashMap<>();
        tables.forEach((name, versions) -> {
            TableSpec table = Objects.requireNonNull(project.tables().get(name), name);
            RowCodec codec = new RowCodec(table.schema());
            Map<Key, NavigableMap<Long, @Nullable Object[]>> rows = new HashMap<>();
            for (Version version : versions) {
                rows.computeIfAbsent(Key.of(version.key()), key -> new TreeMap<>())
                        .put(version.validFromMicros(), codec.decode(version.payload()));
            }
            decoded.put(name, rows);
        });
        return (table, key, atMicros) ->
                at(decoded.getOrDefault(table, Map.of()).get(key), atMicros);
    }

    private static @Nullable Object @Nullable [] at(
            @Nullable NavigableMap<Long, @Nullable Object[]> versions, long atMicros) {
        Map.Entry<Long, @Nullable Object[]> valid = versions == null ? null : versions.floorEntry(atMicros);
        return valid == null ? null : valid.getValue();
    }
}
