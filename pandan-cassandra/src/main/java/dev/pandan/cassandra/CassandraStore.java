package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
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
import dev.pandan.store.async.Once;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The store on one session. */
final class CassandraStore implements Store {
    private static final int IN_FLIGHT = 128;
    /** The layout in which an event, and a row of a window, is one cell. */
    private static final int ONE_CELL = 3;

    private final Settings settings;
    private final Names names;
    private final CqlSession session;
    private final Requests requests;
    private final Creation creation;
    private final Widths widths;
    private final Batches batches;
    private final EventReader eventReader;
    private final Once<String, EventTable> logs;
    private final Once<String, WindowTable> windows;
    private final Once<String, LookupTable> tables;
    private final Lease lease;
    private final Journal journal;
    private final ObjectStore objects;
    private final CassandraTiles tiles;
    private final ForeignTables foreignTables;

    private CassandraStore(CqlSession session, Settings settings) {
        this.settings = settings;
        this.names = new Names(settings.keyspace());
        this.session = session;
        this.requests = new Requests(session, IN_FLIGHT);
        this.creation = new Creation(session, settings, names);
        this.widths = new Widths(requests, names);
        this.batches = new Batches(session, settings, requests);
        this.eventReader = new EventReader(requests);
        this.logs = new Once<>(stream -> widths.shards(stream)
                .thenCompose(shards -> EventTable.open(requests, names, stream, shards.intValue())));
        this.windows = new Once<>(table ->
                widths.bucketMicros(table).thenCompose(width -> WindowTable.open(requests, names, table, width)));
        this.tables = new Once<>(table -> LookupTable.open(requests, names, table));
        this.lease = new CassandraLease(requests, names, settings);
        this.journal = new CassandraJournal(requests, names, settings);
        this.objects = new CassandraObjects(requests, names, settings);
        this.tiles = new CassandraTiles(requests, names, settings, batches);
        this.foreignTables = new CassandraForeignTables(requests, settings);
    }

    static CassandraStore open(Settings settings) {
        return new CassandraStore(Sessions.open(settings), settings);
    }

    @Override
    public CompletableFuture<Void> create(StoreLayout layout) {
        return guarded(() -> creation.create(layout).thenCompose(done -> widths.keep(layout)));
    }

    @Override
    public int oldestLayout() {
        return ONE_CELL;
    }

    @Override
    public void migrate(int layout) {
        if (layout == ONE_CELL) {
            List<String> events = Failures.await(settings, widths.streams()).stream()
                    .map(stream -> Names.local(names.events(stream)))
                    .toList();
            List<String> rows = Failures.await(settings, widths.windowTables()).stream()
                    .map(table -> Names.local(names.window(table)))
                    .toList();
            new OneCellRows(session, settings, requests, batches).run(events, rows);
        }
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
        return guarded(
                () -> logsOf(events).thenCompose(ready -> windowsOf(windowRows)).thenCompose(ready -> {
                    WindowPuts puts = new WindowPuts();
                    events.forEach(
                            event -> puts.add(logs.get(event.stream()).join().put(event)));
                    windowRows.forEach(row -> windows.get(row.table()).join().put(row, puts));
                    return batches.write(puts.all()).thenRun(puts::written);
                }));
    }

    @Override
    public CompletableFuture<Void> remove(
            List<StoredEvent> events, List<WindowRow> windowRows, List<StoredTile> outdated) {
        return guarded(
                () -> logsOf(events).thenCompose(ready -> windowsOf(windowRows)).thenCompose(ready -> {
                    List<Put> deletes = new ArrayList<>();
                    events.forEach(
                            event -> deletes.add(logs.get(event.stream()).join().remove(event)));
                    windowRows.forEach(
                            row -> windows.get(row.table()).join().remove(row).forEach(deletes::add));
                    return batches.write(deletes).thenCompose(done -> tiles.remove(outdated));
                }));
    }

    @Override
    public CompletableFuture<List<StoredEvent>> events(String stream, List<String> ids) {
        return guarded(() -> logs.get(stream).thenCompose(log -> eventReader.read(log, ids)));
    }

    @Override
    public CompletableFuture<List<WindowRow>> windowRows(String table, Key key, long fromMicros, long toMicros) {
        return guarded(() -> windows.get(table).thenCompose(window -> window.rows(key, fromMicros, toMicros)));
    }

    @Override
    public CompletableFuture<List<WindowRow>> firstWindowRows(
            String table, Key key, long fromMicros, long toMicros, int most) {
        return guarded(() -> windows.get(table).thenCompose(window -> window.first(key, fromMicros, toMicros, most)));
    }

    @Override
    public CompletableFuture<List<WindowRow>> lastWindowRows(
            String table, Key key, long fromMicros, long toMicros, int most) {
        return guarded(() -> windows.get(table).thenCompose(window -> window.last(key, fromMicros, toMicros, most)));
    }

    @Override
    public CompletableFuture<List<WindowRow>> lateRows(String table, Key key, long afterArrival) {
        return guarded(() -> windows.get(table).thenCompose(window -> window.late(key, afterArrival)));
    }

    @Override
    public CompletableFuture<Void> putTableRows(String table, List<TableRow> rows) {
        return guarded(() -> tables.get(table)
                .thenCompose(
                        target -> batches.write(rows.stream().map(target::put).toList())));
    }

    @Override
    public CompletableFuture<Optional<TableRow>> tableRow(String table, Key key, long atMicros) {
        return guarded(() -> tables.get(table)
                .thenCompose(source -> requests.rows(source.at(key, atMicros), LookupTable::row))
                .thenApply(rows -> rows.stream().findFirst()));
    }

    @Override
    public List<Split> eventSplits(String stream, int wanted) {
        Failures.await(settings, logs.get(stream));
        return TokenRanges.of(stream, wanted);
    }

    @Override
    public Scan<StoredEvent> scanEvents(Split split) {
        EventTable log = Failures.await(settings, logs.get(split.table()));
        return new PagedScan<>(settings, requests, log.scan(split), log::event);
    }

    @Override
    public Scan<String> scanEventIds(Split split) {
        EventTable log = Failures.await(settings, logs.get(split.table()));
        return new PagedScan<>(settings, requests, log.scanIds(split), row -> Cells.text(row, 0));
    }

    @Override
    public Scan<TableRow> scanTable(String table) {
        LookupTable source = Failures.await(settings, tables.get(table));
        return new PagedScan<>(settings, requests, source.scan(), LookupTable::row);
    }

    @Override
    public void close() {
        session.close();
    }

    private CompletableFuture<Void> logsOf(List<StoredEvent> events) {
        return ready(events.stream()
                .map(StoredEvent::stream)
                .distinct()
                .map(logs::get)
                .toList());
    }

    private CompletableFuture<Void> windowsOf(List<WindowRow> rows) {
        return ready(
                rows.stream().map(WindowRow::table).distinct().map(windows::get).toList());
    }

    private static CompletableFuture<Void> ready(List<? extends CompletableFuture<?>> tables) {
        return CompletableFuture.allOf(tables.toArray(CompletableFuture[]::new));
    }

    private <T> CompletableFuture<T> guarded(Supplier<? extends CompletionStage<T>> operation) {
        return Failures.guarded(settings, operation);
    }
}
