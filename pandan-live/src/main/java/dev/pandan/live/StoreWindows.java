package dev.pandan.live;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.live.cache.TableKey;
import dev.pandan.live.cache.WindowReader;
import dev.pandan.store.Store;
import dev.pandan.store.StoredTile;
import dev.pandan.store.WindowRow;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Reads windows from the store, never further than is of use. Owned by one thread. */
final class StoreWindows implements WindowReader {
    private final ProjectProgram program;
    private final Store store;
    private final ToLongFunction<String> ends;
    private final Continuation continuation;

    /**
     * @param ends time by stream at which and after which no row is of use
     */
    StoreWindows(ProjectProgram program, Store store, ToLongFunction<String> ends, Continuation continuation) {
        this.program = program;
        this.store = store;
        this.ends = ends;
        this.continuation = continuation;
    }

    @Override
    public void rows(TableKey key, long fromMicros, long toMicros, Consumer<List<WindowRow>> rows) {
        long to = end(key, toMicros);
        if (to <= fromMicros) {
            rows.accept(List.of());
        } else {
            continuation.then(store.windowRows(name(key), key.key(), fromMicros, to), rows);
        }
    }

    @Override
    public void lastRows(TableKey key, long fromMicros, long toMicros, int most, Consumer<List<WindowRow>> rows) {
        long to = end(key, toMicros);
        if (to <= fromMicros) {
            rows.accept(List.of());
        } else {
            continuation.then(store.lastWindowRows(name(key), key.key(), fromMicros, to, most), rows);
        }
    }

    @Override
    public void lateRows(TableKey key, long afterArrival, Consumer<List<WindowRow>> rows) {
        continuation.then(store.lateRows(name(key), key.key(), afterArrival), rows);
    }

    @Override
    public void topTiles(TableKey key, int most, Consumer<List<StoredTile>> tiles) {
        continuation.then(store.tiles().top(name(key), key.key(), most), tiles);
    }

    @Override
    public void tiles(TableKey key, int level, long fromMicros, long toMicros, Consumer<List<StoredTile>> tiles) {
        continuation.then(store.tiles().ofLevel(name(key), key.key(), level, fromMicros, toMicros), tiles);
    }

    private String name(TableKey key) {
        return spec(key).name();
    }

    private long end(TableKey key, long toMicros) {
        return Math.min(toMicros, ends.applyAsLong(spec(key).stream()));
    }

    private WindowTable spec(TableKey key) {
        return program.tables().get(key.table());
    }
}
