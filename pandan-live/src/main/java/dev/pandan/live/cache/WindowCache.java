package dev.pandan.live.cache;

import dev.pandan.engine.decide.WindowSource;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.live.metrics.LiveMetrics.CacheMetrics;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Windows in memory: per key the rows of its table from some time on. A key is read from the store when it is first needed, kept up to date with every row that is
 * admitted, and dropped when memory runs out; what it answers never depends on which of these happened. Not thread-safe.
 *
 * <p>The one race: a row may be admitted and not yet written when its key is read. Such rows are laid over what the store returns ({@link PendingRows}). Rows are a set
 * by time and id, so adding one twice is harmless.
 */
public final class WindowCache implements WindowSource {
    /** Estimated heap bytes of a key without its rows. */
    public static final long ENTRY_BYTES = 200;

    private final ProjectProgram program;
    private final ProjectCode code;
    private final WindowReader reader;
    private final long limitBytes;
    private final long latenessMicros;
    private final LinkedHashMap<TableKey, KeyEntry> entries = new LinkedHashMap<>(1024, 0.75f, true);
    private final PendingRows pending = new PendingRows();
    private final List<LogLayout> layouts = new ArrayList<>();
    private final List<RowCodec> codecs = new ArrayList<>();
    private final List<@Nullable Object[]> arguments = new ArrayList<>();
    private long safeMicros = Long.MIN_VALUE;
    private long generation;
    private long bytes;
    private long hits;
    private long misses;
    private long evictions;

    /**
     * @param code of the thread that owns the cache
     * @param limitBytes estimated heap bytes to keep; exceeded only by what is being read at the moment
     * @param latenessMicros how far back an event may be late without its keys being read again
     */
    public WindowCache(
            ProjectProgram program, ProjectCode code, WindowReader reader, long limitBytes, long latenessMicros) {
        this.program = program;
        this.code = code;
        this.reader = reader;
        this.limitBytes = limitBytes;
        this.latenessMicros = latenessMicros;
        for (int i = 0; i < program.tables().size(); i++) {
            WindowTable table = program.tables().get(i);
            layouts.add(LogLayout.of(table, program.windowsOf(i)));
            StreamSpec stream =
                    Objects.requireNonNull(program.project().streams().get(table.stream()));
            codecs.add(new RowCodec(stream.schema()));
            arguments.add(new Object[table.arguments().size()]);
        }
    }

    /**
     * Makes sure that a key is in memory, complete for an event of the given time, and keeps it there until {@link #release}.
     *
     * @param loaded called later if the key has to be read first
     * @return whether it is there already
     */
    public boolean acquire(int table, Key key, long timeMicros, Runnable loaded) {
        KeyEntry entry = entries.computeIfAbsent(new TableKey(table, key), this::newEntry);
        entry.pins++;
        long from = before(timeMicros, program.tables().get(table).longestMicros());
        if (from < entry.requestedFrom) {
            load(entry, before(from, latenessMicros));
        }
        if (entry.outstanding == 0) {
            hits++;
            return true;
        }
        misses++;
        entry.whenLoaded(loaded);
        return false;
    }

    /** Ends one {@link #acquire}. */
    public void release(int table, Key key) {
        KeyEntry entry = entries.get(new TableKey(table, key));
        if (entry != null) {
            entry.pins--;
            trim(entry);
        }
    }

    @Override
    public @Nullable KeyLog log(int table, Key key) {
        KeyEntry entry = entries.get(new TableKey(table, key));
        // Older rows may be on their way for a later submission; those that were acquired are there.
        if (entry == null) {
            throw new IllegalStateException("a window is read that was not acquired");
        }
        return entry.log;
    }

    /**
     * Adds a row that was admitted.
     *
     * @param values the event's row
     */
    public void add(int table, Key key, long timeMicros, String id, @Nullable Object[] values) {
        TableKey tableKey = new TableKey(table, key);
        pending.add(tableKey, new PendingRows.Row(timeMicros, id, values));
        KeyEntry entry = entries.get(tableKey);
        if (entry != null && timeMicros >= entry.requestedFrom) {
            insert(entry, timeMicros, id, values);
            trim(entry);
        }
    }

    /** Tells that the oldest row of {@link #add} under this key is in the store now. */
    public void written(int table, Key key) {
        pending.removeOldest(table, key);
    }

    /** No event earlier than this waits to be decided: older rows may be dropped. */
    public void safe(long micros) {
        safeMicros = micros;
    }

    /** Forgets everything, rows that were not written included. */
    public void clear() {
        generation++;
        entries.clear();
        pending.clear();
        bytes = 0;
        safeMicros = Long.MIN_VALUE;
    }

    /** Drops the keys that were not used for longest until the limit is kept. */
    public void evict() {
        Iterator<Map.Entry<TableKey, KeyEntry>> oldest = entries.entrySet().iterator();
        while (bytes > limitBytes && oldest.hasNext()) {
            KeyEntry entry = oldest.next().getValue();
            if (entry.pins == 0 && entry.outstanding == 0) {
                oldest.remove();
                bytes -= entry.countedBytes;
                evictions++;
            }
        }
    }

    public CacheMetrics metrics() {
        return new CacheMetrics(hits, misses, evictions, entries.size(), bytes);
    }

    private KeyEntry newEntry(TableKey key) {
        return new KeyEntry(key, new KeyLog(layouts.get(key.table())));
    }

    private void load(KeyEntry entry, long from) {
        long to = entry.requestedFrom;
        long started = generation;
        entry.requestedFrom = from;
        entry.outstanding++;
        pending.forEach(entry.key, row -> {
            if (row.timeMicros() >= from) {
                insert(entry, row.timeMicros(), row.id(), row.values());
            }
        });
        reader.read(entry.key.table(), entry.key.key(), from, to, rows -> {
            if (started == generation) {
                loaded(entry, rows);
            }
        });
    }

    private void loaded(KeyEntry entry, List<WindowRow> rows) {
        RowCodec codec = codecs.get(entry.key.table());
        for (WindowRow row : rows) {
            insertUncounted(entry, row.timeMicros(), row.id(), codec.decode(row.payload()));
        }
        count(entry);
        entry.outstanding--;
        if (entry.outstanding == 0) {
            entry.loaded();
        }
    }

    private void insert(KeyEntry entry, long timeMicros, String id, @Nullable Object[] values) {
        insertUncounted(entry, timeMicros, id, values);
        count(entry);
    }

    private void insertUncounted(KeyEntry entry, long timeMicros, String id, @Nullable Object[] values) {
        @Nullable Object[] buffer = arguments.get(entry.key.table());
        code.arguments(entry.key.table(), values, buffer);
        entry.log.insert(timeMicros, id, buffer);
    }

    /** Drops rows that no window can need any more, a good part of the window's length at once. */
    private void trim(KeyEntry entry) {
        if (safeMicros == Long.MIN_VALUE || entry.outstanding > 0) {
            return;
        }
        long longest = program.tables().get(entry.key.table()).longestMicros();
        long keepFrom = before(before(safeMicros, longest), latenessMicros);
        if (keepFrom > entry.requestedFrom && keepFrom - entry.requestedFrom > longest / 8 + latenessMicros) {
            entry.log.dropBefore(keepFrom);
            entry.requestedFrom = keepFrom;
            count(entry);
        }
    }

    /** An earlier time, which stays at the end of its range instead of wrapping around. */
    private static long before(long timeMicros, long micros) {
        return timeMicros < Long.MIN_VALUE + micros ? Long.MIN_VALUE : timeMicros - micros;
    }

    private void count(KeyEntry entry) {
        long now = ENTRY_BYTES + entry.key.key().bytes().length + entry.log.bytes();
        bytes += now - entry.countedBytes;
        entry.countedBytes = now;
    }
}
