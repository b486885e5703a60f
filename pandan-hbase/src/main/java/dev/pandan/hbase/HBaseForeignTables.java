package dev.pandan.hbase;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.ChangeFeed;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.TableDescription;
import dev.pandan.store.Versions;
import dev.pandan.store.async.Once;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.util.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads the user's tables: by row key, and region by region. */
final class HBaseForeignTables implements ForeignTables {
    private static final int SAMPLE = 500;
    private static final int PAGE_ROWS = 1_000;

    private final AsyncConnection connection;
    private final Tables tables;
    private final Settings settings;
    private final TableMapping mapping;
    private final Map<TableMapping, ForeignTables> views = new ConcurrentHashMap<>();
    private final Once<String, ForeignTable> known = new Once<>(this::look);

    HBaseForeignTables(AsyncConnection connection, Tables tables, Settings settings, TableMapping mapping) {
        this.connection = connection;
        this.tables = tables;
        this.settings = settings;
        this.mapping = mapping;
    }

    @Override
    public ForeignTables mapped(TableMapping wanted) {
        return views.computeIfAbsent(wanted, other -> new HBaseForeignTables(connection, tables, settings, other));
    }

    @Override
    public TableDescription describe(String table) {
        ForeignTable found = Failures.await(settings, look(table));
        return ForeignColumns.describe(found, sample(found));
    }

    @Override
    public void check(String table, Schema schema) {
        ForeignTable found = Failures.await(settings, look(table));
        List<Problem> problems = new ForeignProblems(rows(found, schema), sample(found)).find();
        if (!problems.isEmpty()) {
            throw PandanException.of(problems);
        }
    }

    /** The first rows and the last ones. */
    private Collection<Result> sample(ForeignTable table) {
        Map<String, Result> rows = new TreeMap<>();
        for (boolean reversed : new boolean[] {false, true}) {
            var scan =
                    new org.apache.hadoop.hbase.client.Scan().setLimit(SAMPLE).setReversed(reversed);
            Failures.await(settings, tables.scanAll(table.name(), scan))
                    .forEach(row -> rows.put(Bytes.toHex(row.getRow()), row));
        }
        return rows.values();
    }

    @Override
    public void checkKey(String table, Schema schema, List<String> keyColumns) {
        Failures.await(settings, known.get(table)).requireKey(keyColumns, mapping);
    }

    @Override
    public CompletableFuture<Optional<@Nullable Object[]>> row(
            String table, Schema schema, List<String> keyColumns, @Nullable Object[] key) {
        return Failures.guarded(settings, () -> known.get(table).thenCompose(found -> {
            found.requireKey(keyColumns, mapping);
            ForeignRows rows = rows(found, schema);
            Optional<Get> get = rows.rowKey(keyColumns, key)
                    .filter(bytes -> bytes.length > 0)
                    .map(Get::new);
            return get.isEmpty()
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : tables.get(found.name(), rows.narrowed(get.get(), get.get()::addColumn))
                            .thenApply(row -> row.isEmpty() ? Optional.empty() : Optional.of(rows.row(row)));
        }));
    }

    @Override
    public void checkVersions(String table, Versions versions) {
        Failures.await(settings, known.get(table)).requireKey(versions.keyColumns(), mapping);
    }

    /** A row key names one row: it is the one version, or it does not hold yet. */
    @Override
    public CompletableFuture<Optional<@Nullable Object[]>> version(
            String table, Schema schema, Versions versions, @Nullable Object[] key, long atMicros) {
        int validFrom = schema.require(versions.validFrom());
        return row(table, schema, versions.keyColumns(), key)
                .thenApply(found -> found.filter(row -> row[validFrom] == null || (Long) row[validFrom] <= atMicros));
    }

    /** A region is a split; borders are in hexadecimal digits. */
    @Override
    public List<Split> splits(String table, int wanted) {
        ForeignTable found = Failures.await(settings, known.get(table));
        List<byte[]> starts = Failures.await(
                settings,
                connection
                        .getRegionLocator(found.name())
                        .getAllRegionLocations()
                        .thenApply(regions -> regions.stream()
                                .map(region -> region.getRegion().getStartKey())
                                .sorted(Bytes.BYTES_COMPARATOR)
                                .toList()));
        int parts = Math.max(1, Math.min(wanted, starts.size()));
        List<String> borders = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            borders.add(Bytes.toHex(starts.get(part * starts.size() / parts)));
        }
        borders.add("");
        List<Split> splits = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            splits.add(new Split(table, borders.get(part), borders.get(part + 1)));
        }
        return splits;
    }

    @Override
    public Scan<@Nullable Object[]> scan(Split split, Schema schema) {
        ForeignTable table = Failures.await(settings, known.get(split.table()));
        org.apache.hadoop.hbase.client.Scan scan = new org.apache.hadoop.hbase.client.Scan()
                .withStartRow(Bytes.fromHex(split.from()))
                .withStopRow(Bytes.fromHex(split.to()))
                .setCaching(PAGE_ROWS)
                .setCacheBlocks(false);
        ForeignRows rows = rows(table, schema);
        return new RowScan<>(settings, tables.scanner(table.name(), rows.narrowed(scan, scan::addColumn)), rows::row);
    }

    @Override
    public Scan<@Nullable Object[]> newer(String table, Schema schema, String time, long fromMicros) {
        ForeignTable found = Failures.await(settings, known.get(table));
        ForeignRows rows = rows(found, schema);
        org.apache.hadoop.hbase.client.Scan scan =
                new org.apache.hadoop.hbase.client.Scan().setCaching(PAGE_ROWS).setCacheBlocks(false);
        rows.places()
                .get(schema.require(time))
                .flatMap(place -> ForeignTimes.filter(place, fromMicros))
                .ifPresent(scan::setFilter);
        return new RowScan<>(settings, tables.scanner(found.name(), rows.narrowed(scan, scan::addColumn)), rows::row);
    }

    @Override
    public Optional<ChangeFeed> changes(String table, Schema schema, String position) {
        return Optional.empty();
    }

    private ForeignRows rows(ForeignTable table, Schema schema) {
        return new ForeignRows(table, mapping, schema);
    }

    private CompletableFuture<ForeignTable> look(String shown) {
        int dot = shown.indexOf('.');
        TableName name =
                TableName.valueOf(dot < 0 ? settings.namespace() : shown.substring(0, dot), shown.substring(dot + 1));
        return connection.getAdmin().getDescriptor(name).handle((found, failure) -> {
            if (failure == null) {
                return new ForeignTable(
                        shown,
                        name,
                        Objects.requireNonNull(found).getColumnFamilyNames().stream()
                                .map(Bytes::toString)
                                .collect(Collectors.toSet()));
            }
            throw Failures.unwrapped(failure) instanceof TableNotFoundException
                    ? PandanException.of(
                            ErrorCode.NOT_FOUND,
                            "table '" + shown
                                    + "' does not exist in HBase (expected: namespace.table, or table in the project's"
                                    + " namespace; of HBase's own namespace: default.table)")
                    : Failures.translate(settings, failure);
        });
    }
}
