package dev.pandan.live;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.live.cache.WindowReader;
import dev.pandan.spec.row.Key;
import dev.pandan.store.Store;
import dev.pandan.store.WindowRow;
import java.util.List;
import java.util.function.Consumer;

/** Reads windows from the store, never further than there are events. Owned by the loop. */
final class StoreWindows implements WindowReader {
    private final ProjectProgram program;
    private final Store store;
    private final TimeBounds bounds;
    private final Continuation continuation;

    StoreWindows(ProjectProgram program, Store store, TimeBounds bounds, Continuation continuation) {
        this.program = program;
        this.store = store;
        this.bounds = bounds;
        this.continuation = continuation;
    }

    @Override
    public void read(int table, Key key, long fromMicros, long toMicros, Consumer<List<WindowRow>> rows) {
        WindowTable spec = program.tables().get(table);
        long to = Math.min(toMicros, bounds.of(spec.stream()));
        if (to <= fromMicros) {
            rows.accept(List.of());
        } else {
            continuation.then(store.windowRows(spec.name(), key, fromMicros, to), rows);
        }
    }
}
