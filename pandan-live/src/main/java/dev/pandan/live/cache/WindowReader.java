package dev.pandan.live.cache;

import dev.pandan.spec.row.Key;
import dev.pandan.store.WindowRow;
import java.util.List;
import java.util.function.Consumer;

/** Reads window rows from the store and hands them back on the caller's own thread, later. A failure is not handed back: it ends the cache. */
@FunctionalInterface
public interface WindowReader {

    /**
     * @param table position of the window table
     * @param fromMicros inclusive
     * @param toMicros exclusive; {@code Long.MAX_VALUE}: all there are
     */
    void read(int table, Key key, long fromMicros, long toMicros, Consumer<List<WindowRow>> rows);
}
