package dev.pandan.live;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A store that asks before each operation what is to become of it. */
final class FaultyStore implements Store {
    private final Store inner;
    private final Faults faults;

    FaultyStore(Store inner, Faults faults) {
        this.inner = inner;
        this.faults = faults;
    }

    /** What becomes of operations. */
    interface Faults {
        <T> CompletableFuture<T> apply(String operation, Supplier<CompletableFuture<T>> work);

        /** Writes that fail may have had their effect for some of their rows. */
        default CompletableFuture<Void> write(Store store, List<StoredEvent> events, List<WindowRow> rows) {
            return apply("write", () -> store.write(events, rows));
        }
    }

    /** Fails, with or without the operation's effect. */
    static <T> CompletableFuture<T> fails(Random random, Supplier<CompletableFuture<T>> work) {
        if (random.nextBoolean()) {
            work.get().join();
        }
        return failed();
    }

    /** Writes some of the rows, as a write that was cut off does. */
    static void writeSome(Random random, Store store, List<StoredEvent> events, List<WindowRow> rows) {
        List<StoredEvent> someEvents =
                events.stream().filter(event -> random.nextBoolean()).toList();
        List<WindowRow> someRows =
                rows.stream().filter(row -> random.nextBoolean()).toList();
        store.write(someEvents, someRows).join();
    }

    static <T> CompletableFuture<T> failed() {
        return CompletableFuture.failedFuture(
                PandanException.of(ErrorCode.STORE_UNAVAILABLE, "the test's database does not answer"));
    }

    @Override
    public CompletableFuture<Void> create(StoreLayout layout) {
        return inner.create(layout);
    }

    @Override
    public Lease lease() {
        Lease lease = inner.lease();
        return new Lease() {
            @Override
            public CompletableFuture<Attempt> acquire(String holder, String address, Duration timeToLive) {
                return faults.apply("acquire", () -> lease.acquire(holder, address, timeToLive));
            }

            @Override
            public CompletableFuture<Boolean> renew(
                    long epoch, String holder, String address, long checkpoint, Duration timeToLive) {
                return faults.apply("renew", () -> lease.renew(epoch, holder, address, checkpoint, timeToLive));
            }

            @Override
            public CompletableFuture<Void> release(long epoch, String holder, long checkpoint) {
                return faults.apply("release", () -> lease.release(epoch, holder, checkpoint));
            }

            @Override
            public CompletableFuture<Optional<Holder>> holder() {
                return lease.holder();
            }
        };
    }

    @Override
    public Journal journal() {
        Journal journal = inner.journal();
        return new Journal() {
            @Override
            public CompletableFuture<Void> append(long firstArrival, byte[] batch) {
                return faults.apply("append", () -> journal.append(firstArrival, batch));
            }

            @Override
            public CompletableFuture<List<Entry>> read(long afterArrival) {
                return faults.apply("journal", () -> journal.read(afterArrival));
            }

            @Override
            public CompletableFuture<Void> trim(long uptoArrival) {
                return faults.apply("trim", () -> journal.trim(uptoArrival));
            }
        };
    }

    @Override
    public ObjectStore objects() {
        ObjectStore objects = inner.objects();
        return new ObjectStore() {
            @Override
            public CompletableFuture<Void> put(String name, byte[] bytes) {
                return objects.put(name, bytes);
            }

            @Override
            public CompletableFuture<Optional<byte[]>> get(String name) {
                return objects.get(name);
            }

            @Override
            public CompletableFuture<List<String>> list(String prefix) {
                return objects.list(prefix);
            }

            @Override
            public CompletableFuture<Optional<Cell>> cell(String name) {
                return faults.apply("cell", () -> objects.cell(name));
            }

            @Override
            public CompletableFuture<Boolean> compareAndSet(String name, long expectedVersion, byte[] value) {
                return faults.apply("set", () -> objects.compareAndSet(name, expectedVersion, value));
            }
        };
    }

    @Override
    public ForeignTables foreignTables() {
        return inner.foreignTables();
    }

    @Override
    public CompletableFuture<Void> write(List<StoredEvent> events, List<WindowRow> windowRows) {
        return faults.write(inner, events, windowRows);
    }

    @Override
    public CompletableFuture<Void> remove(
            List<StoredEvent> events, List<WindowRow> windowRows, List<StoredTile> tiles) {
        return faults.apply("remove", () -> inner.remove(events, windowRows, tiles));
    }

    @Override
    public CompletableFuture<List<StoredEvent>> events(String stream, List<String> ids) {
        return faults.apply("events", () -> inner.events(stream, ids));
    }

    @Override
    public CompletableFuture<List<WindowRow>> windowRows(String table, Key key, long fromMicros, long toMicros) {
        return faults.apply("windowRows", () -> inner.windowRows(table, key, fromMicros, toMicros));
    }

    @Override
    public CompletableFuture<List<WindowRow>> firstWindowRows(
            String table, Key key, long fromMicros, long toMicros, int most) {
        return faults.apply("first", () -> inner.firstWindowRows(table, key, fromMicros, toMicros, most));
    }

    @Override
    public CompletableFuture<List<WindowRow>> lastWindowRows(
            String table, Key key, long fromMicros, long toMicros, int most) {
        return faults.apply("last", () -> inner.lastWindowRows(table, key, fromMicros, toMicros, most));
    }

    @Override
    public CompletableFuture<List<WindowRow>> lateRows(String table, Key key, long afterArrival) {
        return faults.apply("late", () -> inner.lateRows(table, key, afterArrival));
    }

    @Override
    public TileStore tiles() {
        TileStore tiles = inner.tiles();
        return new TileStore() {
            @Override
            public CompletableFuture<Void> put(List<StoredTile> added) {
                return faults.apply("put", () -> tiles.put(added));
            }

            @Override
            public CompletableFuture<List<StoredTile>> top(String table, Key key, int most) {
                return faults.apply("top", () -> tiles.top(table, key, most));
            }

            @Override
            public CompletableFuture<List<StoredTile>> ofLevel(
                    String table, Key key, int level, long fromMicros, long toMicros) {
                return faults.apply("level", () -> tiles.ofLevel(table, key, level, fromMicros, toMicros));
            }
        };
    }

    @Override
    public CompletableFuture<Void> putTableRows(String table, List<TableRow> rows) {
        return inner.putTableRows(table, rows);
    }

    @Override
    public CompletableFuture<Optional<TableRow>> tableRow(String table, Key key, long atMicros) {
        return faults.apply("tableRow", () -> inner.tableRow(table, key, atMicros));
    }

    @Override
    public List<Split> eventSplits(String stream, int wanted) {
        return inner.eventSplits(stream, wanted);
    }

    @Override
    public Scan<StoredEvent> scanEvents(Split split) {
        return inner.scanEvents(split);
    }

    @Override
    public Scan<String> scanEventIds(Split split) {
        return inner.scanEventIds(split);
    }

    @Override
    public Scan<TableRow> scanTable(String table) {
        return inner.scanTable(table);
    }

    @Override
    public void close() {
        inner.close();
    }
}
