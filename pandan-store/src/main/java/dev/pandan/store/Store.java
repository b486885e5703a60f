package dev.pandan.store;

import dev.pandan.spec.row.Key;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One project's data in a database. Thread-safe and asynchronous: futures complete on the adapter's threads, with a {@link
 * dev.pandan.spec.error.PandanException} (code {@code STORE_UNAVAILABLE} and the like) on failure. A write whose future completed normally survives the
 * kill of any process. Every write may be repeated: all are idempotent.
 */
public interface Store extends AutoCloseable {

    /** Creates whatever of the layout does not exist yet; waits until every node agrees. Never alters or drops. */
    CompletableFuture<Void> create(StoreLayout layout);

    /** The oldest layout that this store reads and writes, see {@link StoreVersions}. */
    default int oldestLayout() {
        return 1;
    }

    /**
     * Brings the data from the layout before to this one, if they differ in this store; again if it was broken off, and even if it was done. Called in the order of layouts, by the
     * holder of the writer lease. Waits for the database.
     */
    default void migrate(int layout) {}

    /** The writer lease of the project. */
    Lease lease();

    /** The write-ahead journal of admitted events. */
    Journal journal();

    /** Immutable objects and named cells: models, bundles, reports. */
    ObjectStore objects();

    /** Tables that belong to the user and are only read. */
    ForeignTables foreignTables();

    /** Tiles of window tables. */
    TileStore tiles();

    /** Writes events with their decisions, and window rows; all or some of it may be written already. */
    CompletableFuture<Void> write(List<StoredEvent> events, List<WindowRow> windowRows);

    /**
     * Takes away events, window rows and tiles that were written with these times, ids and arrivals; what is not there is no matter. An id may be used anew afterwards.
     */
    CompletableFuture<Void> remove(List<StoredEvent> events, List<WindowRow> windowRows, List<StoredTile> tiles);

    /** Events of a stream by id, in any order; ids without an event are left out. */
    CompletableFuture<List<StoredEvent>> events(String stream, List<String> ids);

    /**
     * Rows of one window key with {@code fromMicros <= time < toMicros}, ordered by time, then id (unsigned bytes).
     *
     * @param table name of the window table
     */
    CompletableFuture<List<WindowRow>> windowRows(String table, Key key, long fromMicros, long toMicros);

    /** The first {@code most} rows of such a range, in the same order. */
    CompletableFuture<List<WindowRow>> firstWindowRows(String table, Key key, long fromMicros, long toMicros, int most);

    /** The last {@code most} rows of such a range, in the same order. */
    CompletableFuture<List<WindowRow>> lastWindowRows(String table, Key key, long fromMicros, long toMicros, int most);

    /** Rows of one window key that were written as {@linkplain WindowRow#late late} with a later arrival, ordered by arrival. */
    CompletableFuture<List<WindowRow>> lateRows(String table, Key key, long afterArrival);

    /** Writes rows of Pandan's own lookup tables. */
    CompletableFuture<Void> putTableRows(String table, List<TableRow> rows);

    /** The version of a table's row that was valid at a time: the one with the largest {@code validFromMicros <= atMicros}. */
    CompletableFuture<Optional<TableRow>> tableRow(String table, Key key, long atMicros);

    /** Cuts the log of a stream into at least one and about {@code wanted} parts that cover every event exactly once. */
    List<Split> eventSplits(String stream, int wanted);

    /** Reads one part, in any order. To be closed. */
    Scan<StoredEvent> scanEvents(Split split);

    /** The ids of the events of one part, in any order, without reading more of them than the database has to. To be closed. */
    Scan<String> scanEventIds(Split split);

    /** All versions of all rows of one of Pandan's own lookup tables. */
    Scan<TableRow> scanTable(String table);

    @Override
    void close();
}
