package dev.pandan.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** The store on one client. */
final class MongoStore implements Store {
    /** Requests at a time; each has a thread and a connection. */
    private static final int IN_FLIGHT = 64;

    /** Of the lease and the cells, which must not wait behind a load. */
    private static final int URGENT = 4;

    /** Scans read on the threads of their callers. */
    private static final int SCANS = 32;

    private final Settings settings;
    private final MongoClient client;
    private final MongoDatabase scanned;
    private final Requests requests;
    private final Requests urgent;
    private final Layout layout;
    private final WindowDocuments windows;
    private final Lease lease;
    private final Journal journal;
    private final ObjectStore objects;
    private final MongoTiles tiles;
    private final ForeignTables foreignTables;

    private MongoStore(MongoClient client, Settings settings) {
        MongoDatabase database = client.getDatabase(settings.database());
        this.settings = settings;
        this.client = client;
        this.scanned = Clients.forScans(client, settings, settings.database());
        this.requests = new Requests(settings, IN_FLIGHT);
        this.urgent = new Requests(settings, URGENT);
        this.layout = new Layout(database);
        this.windows = new WindowDocuments(layout);
        this.lease = new MongoLease(layout, urgent, new ServerTime(client.getDatabase("admin")));
        this.journal = new MongoJournal(layout, requests);
        this.objects = new MongoObjects(layout, requests, new MongoCells(layout, urgent));
        this.tiles = new MongoTiles(layout, requests);
        this.foreignTables = new MongoForeignTables(client, settings, requests);
    }

    static MongoStore open(Settings settings) {
        return new MongoStore(Clients.open(settings, IN_FLIGHT + URGENT + SCANS), settings);
    }

    @Override
    public CompletableFuture<Void> create(StoreLayout wanted) {
        return requests.run(() -> {
                    layout.create(wanted);
                    return wanted;
                })
                .thenAccept(done -> {});
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
        return requests.run(() -> {
                    Writes writes = new Writes();
                    events.forEach(event -> EventDocuments.put(event, layout.events(event.stream()), writes));
                    windowRows.forEach(row -> windows.put(row, writes));
                    return writes;
                })
                .thenCompose(writes -> writes.send(requests));
    }

    @Override
    public CompletableFuture<Void> remove(
            List<StoredEvent> events, List<WindowRow> windowRows, List<StoredTile> outdated) {
        return requests.run(() -> {
                    Removals removals = new Removals();
                    events.forEach(event -> EventDocuments.remove(event, layout.events(event.stream()), removals));
                    windowRows.forEach(row -> windows.remove(row, removals));
                    outdated.forEach(tile -> tiles.remove(tile, removals));
                    return removals;
                })
                .thenCompose(removals -> removals.send(requests));
    }

    @Override
    public CompletableFuture<List<StoredEvent>> events(String stream, List<String> ids) {
        return requests.run(() -> {
            MongoCollection<Document> log = layout.events(stream);
            Map<String, StoredEvent> found = new HashMap<>();
            if (!ids.isEmpty()) {
                for (Document document : log.find(EventDocuments.withIds(ids))) {
                    StoredEvent event = EventDocuments.event(stream, document);
                    found.put(event.id(), event);
                }
            }
            return ids.stream()
                    .distinct()
                    .map(found::get)
                    .filter(Objects::nonNull)
                    .toList();
        });
    }

    @Override
    public CompletableFuture<List<WindowRow>> windowRows(String table, Key key, long fromMicros, long toMicros) {
        return requests.run(() -> windows.rows(table, key, fromMicros, toMicros, 0, false));
    }

    @Override
    public CompletableFuture<List<WindowRow>> firstWindowRows(
            String table, Key key, long fromMicros, long toMicros, int most) {
        return requests.run(() -> windows.rows(table, key, fromMicros, toMicros, most, false));
    }

    @Override
    public CompletableFuture<List<WindowRow>> lastWindowRows(
            String table, Key key, long fromMicros, long toMicros, int most) {
        return requests.run(() -> windows.rows(table, key, fromMicros, toMicros, most, true));
    }

    @Override
    public CompletableFuture<List<WindowRow>> lateRows(String table, Key key, long afterArrival) {
        return requests.run(() -> windows.late(table, key, afterArrival));
    }

    @Override
    public CompletableFuture<Void> putTableRows(String table, List<TableRow> rows) {
        return requests.run(() -> {
                    MongoCollection<Document> target = layout.table(table);
                    Writes writes = new Writes();
                    rows.forEach(row -> writes.put(target, LookupDocuments.document(row)));
                    return writes;
                })
                .thenCompose(writes -> writes.send(requests));
    }

    @Override
    public CompletableFuture<Optional<TableRow>> tableRow(String table, Key key, long atMicros) {
        return requests.run(() -> LookupDocuments.at(layout.table(table), key, atMicros));
    }

    @Override
    public List<Split> eventSplits(String stream, int wanted) {
        Requests.await(requests.run(() -> layout.events(stream)));
        return EventDocuments.splits(stream, wanted);
    }

    @Override
    public Scan<StoredEvent> scanEvents(Split split) {
        Requests.await(requests.run(() -> layout.events(split.table())));
        OwnScan<RawBsonDocument> source =
                OwnScan.raw(Layout.events(scanned, split.table()), split.from(), split.to(), new Document());
        return new DocumentScan<>(settings, source, document -> EventDocuments.event(split.table(), document));
    }

    @Override
    public Scan<String> scanEventIds(Split split) {
        Requests.await(requests.run(() -> layout.events(split.table())));
        OwnScan<RawBsonDocument> source =
                OwnScan.raw(Layout.events(scanned, split.table()), split.from(), split.to(), new Document(Ids.ID, 1));
        return new DocumentScan<>(
                settings,
                source,
                document -> Ids.eventId(document.getString(Ids.ID).getValue()));
    }

    @Override
    public Scan<TableRow> scanTable(String table) {
        MongoCollection<Document> source = Requests.await(requests.run(() -> layout.table(table)));
        return new DocumentScan<>(settings, OwnScan.of(source, "", "" + OrderedText.AFTER), LookupDocuments::row);
    }

    @Override
    public void close() {
        requests.close();
        urgent.close();
        client.close();
    }
}
