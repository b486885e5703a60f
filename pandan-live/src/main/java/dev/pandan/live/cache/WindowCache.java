package dev.pandan.live.cache;

import dev.pandan.engine.decide.WindowSource;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.Lack;
import dev.pandan.live.metrics.LiveMetrics.CacheMetrics;
import dev.pandan.live.tile.TableForm;
import dev.pandan.spec.row.Key;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Windows in memory: per key the rows of its table from some time on, partly in tiles. A key is read from the store when it is first needed, kept up to date with every row
 * that is admitted, and dropped when memory runs out; what it answers never depends on which of these happened. Not thread-safe.
 *
 * <p>The one race: a row may be admitted and not yet written when its key is read. Such rows are laid over what the store returns ({@link PendingRows}); a tile says up to
 * which arrival it holds rows, and rows are a set by time and id, so none counts twice.
 */
public final class WindowCache implements WindowSource {
    /** Estimated heap bytes of a key without its rows. */
    public static final long ENTRY_BYTES = 240;
    /** A part of the longest window's length is forgotten at once. */
    private static final int FORGOTTEN_SHARE = 8;

    private final List<TableForm> forms;
    private final WindowReader reader;
    private final CacheLimits limits;
    private final HotKeys hotKeys;
    private final LinkedHashMap<TableKey, KeyEntry> entries = new LinkedHashMap<>(1024, 0.75f, true);
    private final PendingRows pending = new PendingRows();
    private long safeMicros = Long.MIN_VALUE;
    private long generation;
    private long bytes;
    private long hits;
    private long misses;
    private long evictions;
    private long rowsRead;
    private long tilesRead;

    /**
     * @param forms of the program's tables, for the thread that owns the cache
     */
    public WindowCache(List<TableForm> forms, WindowReader reader, CacheLimits limits, HotKeys hotKeys) {
        this.forms = forms;
        this.reader = reader;
        this.limits = limits;
        this.hotKeys = hotKeys;
    }

    /**
     * Makes sure that a key is in memory, complete for an event of the given time, and keeps it there until {@link #release}.
     *
     * @param loaded called later, or before this returns, if the key has to be read first
     * @return whether it is there already
     */
    public boolean acquire(TableKey key, long timeMicros, Runnable loaded) {
        KeyEntry entry = entries.computeIfAbsent(key, this::newEntry);
        entry.pins++;
        Lack lack = entry.lack(timeMicros);
        if (lack == null) {
            hits++;
            return true;
        }
        misses++;
        entry.await(new KeyEntry.Wanted(timeMicros, loaded));
        if (entry.load == null) {
            load(entry, lack);
        }
        return false;
    }

    /** Ends one {@link #acquire}. */
    public void release(TableKey key) {
        KeyEntry entry = entries.get(key);
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

    /** Adds a row that was admitted. */
    public void add(TableKey key, AdmittedRow row) {
        pending.add(key, row);
        KeyEntry entry = entries.get(key);
        if (entry == null) {
            return;
        }
        if (entry.load != null) {
            entry.load.range().add(row);
        }
        if (row.timeMicros() >= entry.completeFrom) {
            entry.log.insert(row.timeMicros(), row.id(), entry.form.arguments(row.values()));
            grow(entry);
            count(entry);
            trim(entry);
        }
    }

    private void grow(KeyEntry entry) {
        entry.grown++;
        int hot = limits.tiles().hotRows();
        if (entry.grown >= hot && (entry.form.layout().isUnbounded() || entry.log.rows() >= hot)) {
            tellHot(entry, false);
        }
    }

    private void tellHot(KeyEntry entry, boolean manyLate) {
        entry.grown = 0;
        if (entry.form.layout().readsTiles()) {
            hotKeys.hot(entry.key, manyLate);
        }
    }

    /** Tells that the oldest row of {@link #add} under this key is in the store now. */
    public void written(TableKey key) {
        pending.removeOldest(key);
    }

    /** No event earlier than this waits to be decided: older rows may be forgotten. */
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
        while (bytes > limits.bytes() && oldest.hasNext()) {
            KeyEntry entry = oldest.next().getValue();
            if (entry.pins == 0 && entry.load == null) {
                oldest.remove();
                bytes -= entry.countedBytes;
                evictions++;
                if (entry.log.rows() >= limits.tiles().hotRows()) {
                    tellHot(entry, false);
                }
            }
        }
    }

    public CacheMetrics metrics() {
        return new CacheMetrics(hits, misses, evictions, entries.size(), bytes, rowsRead, tilesRead);
    }

    private KeyEntry newEntry(TableKey key) {
        return new KeyEntry(key, forms.get(key.table()));
    }

    private void load(KeyEntry entry, Lack lack) {
        LoadedRange range = range(entry, lack);
        pending.forEach(entry.key, range::add);
        long started = generation;
        KeyLoad load = new KeyLoad(entry, reader, limits.tiles(), range, () -> {
            if (started == generation) {
                loaded(entry, lack);
            }
        });
        entry.load = load;
        load.start(lack);
    }

    private LoadedRange range(KeyEntry entry, Lack lack) {
        if (lack instanceof Lack.Parts parts) {
            return new LoadedRange(
                    entry.form, parts.tile().fromMicros(), parts.tile().toMicros());
        }
        long from = Long.MIN_VALUE;
        if (lack instanceof Lack.Before before) {
            from = before.fromMicros();
            for (long time : entry.wantedTimes()) {
                from = Math.min(from, entry.form.layout().neededFrom(time));
            }
            from = before(from, limits.latenessMicros());
        }
        return new LoadedRange(entry.form, from, entry.completeFrom);
    }

    private void loaded(KeyEntry entry, Lack lack) {
        LoadedRange range = entry.load == null ? null : entry.load.range();
        if (range == null) {
            return;
        }
        entry.load = null;
        range.putInto(entry.log);
        entry.completeFrom = Math.min(entry.completeFrom, range.fromMicros());
        rowsRead += range.rows() + range.lateRows();
        tilesRead += range.tiles();
        count(entry);
        boolean expanded = lack instanceof Lack.Parts parts && parts.tile().level() >= 0;
        boolean manyLate = range.lateRows() >= limits.tiles().lateRows();
        if (manyLate || (!expanded && range.rows() >= limits.tiles().hotRows())) {
            tellHot(entry, manyLate);
        }
        settle(entry);
    }

    private void settle(KeyEntry entry) {
        List<Runnable> ready = entry.takeReady();
        if (entry.isWaitedFor()) {
            Lack next = entry.lack(entry.wantedTimes()[0]);
            if (next != null) {
                load(entry, next);
            }
        }
        ready.forEach(Runnable::run);
    }

    /** Forgets rows that no window can need any more one by one, a good part at once. */
    private void trim(KeyEntry entry) {
        if (safeMicros == Long.MIN_VALUE || entry.load != null || entry.completeFrom == Long.MAX_VALUE) {
            return;
        }
        long readFrom = before(safeMicros, limits.latenessMicros());
        if (entry.form.layout().isTimed() ? hasAged(entry, readFrom) : entry.hasGrown()) {
            entry.forget(readFrom);
            count(entry);
        }
    }

    private boolean hasAged(KeyEntry entry, long readFrom) {
        long longest = entry.form.spec().longestMicros();
        long keepFrom = entry.form.layout().neededFrom(readFrom);
        return keepFrom > entry.completeFrom
                && keepFrom - entry.completeFrom > longest / FORGOTTEN_SHARE + limits.latenessMicros();
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
