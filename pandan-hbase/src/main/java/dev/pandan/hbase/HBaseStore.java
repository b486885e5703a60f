package dev.pandan.hbase;

import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.row.Key;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Journal;
import dev.pandan.store.Lease;
import dev.pandan.store.ObjectStore;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.StoredTile;
import dev.pandan.store.TableRow;
import dev.pandan.store.TileStore;
import dev.pandan.store.WindowRow;
import dev.pandan.store.async.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;

/** The store on one connection. */
final class HBaseStore implements Store {
    private static final int PAGE_ROWS = 2_000;
    private static final int IDS_PER_REQUEST = 100;

    private final Settings settings;
    private final AsyncConnection connection;
    private final Names names;
    private final Tables tables;
    private final Creation creation;
    private final Lease lease;
    private final Journal journal;
    private final ObjectStore objects;
    private final HBaseTiles tiles;
    private final ForeignTables foreignTables;

    private HBaseStore(AsyncConnection connection, Settings settings) {
        this.settings = settings;
        this.connection = connection;
        this.names = new Names(settings.namespace());
        this.tables = new Tables(connection);
        this.creation = new Creation(connection, settings, names);
        this.lease = new HBaseLease(tables, names, settings);
        this.journal = new HBaseJournal(tables, names, settings);
        this.objects = new HBaseObjects(tables, names, settings);
        this.tiles = new HBaseTiles(tables, names, settings);
        this.foreignTables = new HBaseForeignTables(connection, tables, settings, TableMapping.NONE);
    }

    static HBaseStore open(Settings settings) {
        return new HBaseStore(Connections.open(settings), settings);
    }

    @Override
    public CompletableFuture<Void> create(StoreLayout layout) {
        return guarded(() -> creation.create(layout));
    }

    @Override
    public Lease lease() {
        return lease;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public ObjectStore objects() {
        return objects;
    }

    @Override
    public ForeignTables foreignTables() {
        return foreignTables;
    }

    @Override
    public TileStore tiles() {
        return tiles;
    }

    @Override
    public CompletableFuture<Void> write(List<StoredEvent> events, List<WindowRow> windowRows) {
        return guarded(() -> {
            Puts puts = new Puts(settings.durability());
            events.forEach(event -> log(event.stream()).put(event, puts));
            windowRows.forEach(row -> window(row.table()).put(row, puts));
            return puts.write(tables);
        });
    }

    @Override
    public CompletableFuture<Void> remove(
            List<StoredEvent> events, List<WindowRow> windowRows, List<StoredTile> outdated) {
        return guarded(() -> {
            Deletes deletes = new Deletes(settings.durability());
            events.forEach(event -> log(event.stream()).remove(event, deletes));
            windowRows.forEach(row -> window(row.table()).remove(row, deletes));
            outdated.forEach(tile -> tiles.remove(tile, deletes));
            return deletes.send(tables);
        });
    }

    @Override
    public CompletableFuture<List<StoredEvent>> events(String stream, List<String> ids) {
        EventTable log = log(stream);
        List<Get> gets = ids.stream().distinct().map(log::get).toList();
        return guarded(() -> {
            List<CompletableFuture<List<StoredEvent>>> parts = new ArrayList<>();
            for (int from = 0; from < gets.size(); from += IDS_PER_REQUEST) {
                List<Get> part = gets.subList(from, Math.min(gets.size(), from + IDS_PER_REQUEST));
                parts.add(tables.getAll(log.name(), part).thenApply(rows -> rows.stream()
                        .filter(row -> !row.isEmpty())
                        .map(log::event)
                        .toList()));
            }
            return Futures.all(parts)
                    .thenApply(all -> all.stream().flatMap(List::stream).toList());
        });
    }

    @Override
    public CompletableFuture<List<WindowRow>> windowRows(String table, Key key, long fromMicros, long toMicros) {
        return guarded(() -> window(table).rows(tables, key, fromMicros, toMicros));
    }

    @Override
    public CompletableFuture<List<WindowRow>> firstWindowRows(
            String table, Key key, long fromMicros, long toMicros, int most) {
        return guarded(() -> window(table).first(tables, key, fromMicros, toMicros, most));
    }

    @Override
    public CompletableFuture<List<WindowRow>> lastWindowRows(
            String table, Key key, long fromMicros, long toMicros, int most) {
        return guarded(() -> window(table).last(tables, key, fromMicros, toMicros, most));
    }

    @Override
    public CompletableFuture<List<WindowRow>> lateRows(String table, Key key, long afterArrival) {
        return guarded(() -> window(table).late(tables, key, afterArrival));
    }

    @Override
    public CompletableFuture<Void> putTableRows(String table, List<TableRow> rows) {
        return guarded(() -> {
            Puts puts = new Puts(settings.durability());
            LookupTable target = lookup(table);
            rows.forEach(row -> target.put(row, puts));
            return puts.write(tables);
        });
    }

    @Override
    public CompletableFuture<Optional<TableRow>> tableRow(String table, Key key, long atMicros) {
        LookupTable source = lookup(table);
        return guarded(() -> tables.scanAll(source.name(), LookupTable.at(key, atMicros))
                .thenApply(rows -> rows.stream().findFirst().map(LookupTable::row)));
    }

    @Override
    public List<Split> eventSplits(String stream, int wanted) {
        Failures.await(
                settings,
                connection
                        .getAdmin()
                        .tableExists(log(stream).name())
                        .thenCompose(exists -> exists
                                ? CompletableFuture.completedFuture(null)
                                : CompletableFuture.failedFuture(
                                        new TableNotFoundException(log(stream).name()))));
        return HashRanges.of(stream, wanted);
    }

    @Override
    public Scan<StoredEvent> scanEvents(Split split) {
        EventTable log = log(split.table());
        return new RowScan<>(settings, tables.scanner(log.name(), paged(HashRanges.scan(split))), log::event);
    }

    @Override
    public Scan<String> scanEventIds(Split split) {
        return new RowScan<>(
                settings,
                tables.scanner(
                        log(split.table()).name(), paged(HashRanges.scan(split)).setFilter(new KeyOnlyFilter())),
                row -> EventTable.id(row.rawCells()[0]));
    }

    @Override
    public Scan<TableRow> scanTable(String table) {
        return new RowScan<>(
                settings,
                tables.scanner(lookup(table).name(), paged(new org.apache.hadoop.hbase.client.Scan())),
                LookupTable::row);
    }

    /** Blocks that are read once would only drive others out of the cache. */
    private static org.apache.hadoop.hbase.client.Scan paged(org.apache.hadoop.hbase.client.Scan scan) {
        return scan.addFamily(Rows.FAMILY).setCaching(PAGE_ROWS).setCacheBlocks(false);
    }

    private WindowTable window(String table) {
        return new WindowTable(table, names.window(table));
    }

    private EventTable log(String stream) {
        return new EventTable(stream, names.events(stream));
    }

    private LookupTable lookup(String table) {
        return new LookupTable(names.table(table));
    }

    @Override
    public void close() {
        Connections.close(connection);
    }

    private <T> CompletableFuture<T> guarded(Supplier<? extends CompletionStage<T>> operation) {
        return Failures.guarded(settings, operation);
    }
}
