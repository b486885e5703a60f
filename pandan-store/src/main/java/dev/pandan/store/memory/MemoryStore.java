package dev.pandan.store.memory;

import dev.pandan.spec.row.Key;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A store that keeps everything in this process. Thread-safe. Operations are done by the calling thread and their futures are complete. Byte arrays are kept as
 * they are, not copied.
 */
public final class MemoryStore implements Store {
    private final Map<String, EventLog> logs = new ConcurrentHashMap<>();
    private final Map<String, WindowTable> windows = new ConcurrentHashMap<>();
    private final Map<String, VersionedTable> tables = new ConcurrentHashMap<>();
    private final MemoryJournal journal = new MemoryJournal();
    private final MemoryObjects objects = new MemoryObjects();
    private final MemoryTiles tiles = new MemoryTiles();
    private final MemoryForeignTables foreignTables = new MemoryForeignTables();
    private final MemoryLease lease;

    public MemoryStore() {
        this(System::nanoTime);
    }

    /**
     * @param nanoClock counts nanoseconds; by it leases expire
     */
    public MemoryStore(LongSupplier nanoClock) {
        this.lease = new MemoryLease(nanoClock);
    }

    @Override
    public CompletableFuture<Void> create(StoreLayout layout) {
        layout.streams().forEach(stream -> logs.computeIfAbsent(stream, name -> new EventLog()));
        layout.windowTables().forEach(table -> windows.computeIfAbsent(table.name(), name -> new WindowTable()));
        layout.tables().forEach(table -> tables.computeIfAbsent(table, name -> new VersionedTable()));
        return CompletableFuture.completedFuture(null);
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

    /** The tables given with {@link MemoryForeignTables#add}. */
    @Override
    public MemoryForeignTables foreignTables() {
        return foreignTables;
    }

    @Override
    public TileStore tiles() {
        return tiles;
    }

    @Override
    public CompletableFuture<Void> write(List<StoredEvent> events, List<WindowRow> windowRows) {
        return now(() -> {
            events.forEach(
                    event -> Tables.require(logs, "stream", event.stream()).put(event));
            windowRows.forEach(row -> window(row.table()).put(row));
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> remove(
            List<StoredEvent> events, List<WindowRow> windowRows, List<StoredTile> outdated) {
        return now(() -> {
            events.forEach(
                    event -> Tables.require(logs, "stream", event.stream()).remove(event));
            windowRows.forEach(row -> window(row.table()).remove(row));
            outdated.forEach(tiles::remove);
            return null;
        });
    }

    @Override
    public CompletableFuture<List<StoredEvent>> events(String stream, List<String> ids) {
        return now(() -> Tables.require(logs, "stream", stream).get(ids));
    }

    @Override
    public CompletableFuture<List<WindowRow>> windowRows(String table, Key key, long fromMicros, long toMicros) {
        return now(() -> window(table).rows(key, fromMicros, toMicros));
    }

    @Override
    public CompletableFuture<List<WindowRow>> firstWindowRows(
            String table, Key key, long fromMicros, long toMicros, int most) {
        return now(() -> window(table).first(key, fromMicros, toMicros, most));
    }

    @Override
    public CompletableFuture<List<WindowRow>> lastWindowRows(
            String table, Key key, long fromMicros, long toMicros, int most) {
        return now(() -> window(table).last(key, fromMicros, toMicros, most));
    }

    @Override
    public CompletableFuture<List<WindowRow>> lateRows(String table, Key key, long afterArrival) {
        return now(() -> window(table).late(key, afterArrival));
    }

    private WindowTable window(String table) {
        return Tables.require(windows, "window table", table);
    }

    @Override
    public CompletableFuture<Void> putTableRows(String table, List<TableRow> rows) {
        return now(() -> {
            VersionedTable target = Tables.require(tables, "table", table);
            rows.forEach(target::put);
            return null;
        });
    }

    @Override
    public CompletableFuture<Optional<TableRow>> tableRow(String table, Key key, long atMicros) {
        return now(() -> Tables.require(tables, "table", table).at(key, atMicros));
    }

    @Override
    public List<Split> eventSplits(String stream, int wanted) {
        Tables.require(logs, "stream", stream);
        return Tables.splits(stream, wanted);
    }

    @Override
    public Scan<StoredEvent> scanEvents(Split split) {
        EventLog log = Tables.require(logs, "stream", split.table());
        return Tables.scan(log.all().filter(event -> Tables.holds(split, event.id())));
    }

    @Override
    public Scan<String> scanEventIds(Split split) {
        EventLog log = Tables.require(logs, "stream", split.table());
        return Tables.scan(log.all().map(StoredEvent::id).filter(id -> Tables.holds(split, id)));
    }

    @Override
    public Scan<TableRow> scanTable(String table) {
        return Tables.scan(Tables.require(tables, "table", table).all());
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }

    private static <T> CompletableFuture<T> now(Supplier<T> operation) {
        try {
            return CompletableFuture.completedFuture(operation.get());
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }
}
