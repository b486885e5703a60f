package dev.pandan.engine.replay;

import dev.pandan.spec.row.Key;
import org.jspecify.annotations.Nullable;

/** Rows of lookup tables. */
@FunctionalInterface
public interface LookupSource {
    /**
     * @param table the table's name
     * @param atMicros time at which the row was true
     * @return one value per column of the table, or null if there is no such row
     */
    @Nullable
    Object @Nullable [] row(String table, Key key, long atMicros);
}
