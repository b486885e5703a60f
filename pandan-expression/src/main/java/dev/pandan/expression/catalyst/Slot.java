package dev.pandan.expression.catalyst;

import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** Where a result is found: in the row itself, or among what was computed. */
@FunctionalInterface
interface Slot {
    @Nullable
    Object read(@Nullable Object[] row, InternalRow results);
}
