package dev.pandan.engine.decide;

import dev.pandan.engine.window.KeyLog;
import dev.pandan.spec.row.Key;
import org.jspecify.annotations.Nullable;

/** Where windows are found. */
@FunctionalInterface
public interface WindowSource {
    /**
     * @param table position of the window table
     * @return the key's rows, or null if there are none
     */
    @Nullable
    KeyLog log(int table, Key key);
}
