package dev.pandan.live.cache;

import dev.pandan.live.model.LookupRow;
import dev.pandan.spec.row.Key;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Newest versions of lookup rows, each for a limited time, least recently used ones dropped. Not thread-safe.
 */
public final class LookupCache {
    private final Map<TableRowKey, Version> rows;
    private final long keepNanos;

    public LookupCache(int capacity, long keepNanos) {
        this.keepNanos = keepNanos;
        this.rows = new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<TableRowKey, Version> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The row that holds at a time, or null if it has to be read. */
    public @Nullable LookupRow get(String table, Key key, long atMicros, long nowNanos) {
        Version version = fresh(table, key, nowNanos);
        return version == null || atMicros < version.validFromMicros() ? null : version.row();
    }

    /** Whether a time is known to be before the newest version, so that only an older one can hold. */
    public boolean isBefore(String table, Key key, long atMicros, long nowNanos) {
        Version version = fresh(table, key, nowNanos);
        return version != null && atMicros < version.validFromMicros();
    }

    private @Nullable Version fresh(String table, Key key, long nowNanos) {
        Version version = rows.get(new TableRowKey(table, key));
        return version == null || nowNanos - version.readNanos() > keepNanos ? null : version;
    }

    /**
     * @param validFromMicros from when the newest version holds; {@code Long.MIN_VALUE} if there is none or it holds since ever
     */
    public void put(String table, Key key, long validFromMicros, LookupRow row, long nowNanos) {
        rows.put(new TableRowKey(table, key), new Version(validFromMicros, row, nowNanos));
    }

    public void clear() {
        rows.clear();
    }

    private record TableRowKey(String table, Key key) {}

    private record Version(long validFromMicros, LookupRow row, long readNanos) {}
}
