package dev.pandan.expression.catalyst;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Reads texts and gives the same object for one that was read a little while ago: categories are few. For one thread. */
final class RecentTexts implements Form.Reader {
    private static final int RECENT = 64;

    private final @Nullable UTF8String[] keys = new UTF8String[RECENT];
    private final String[] texts = new String[RECENT];

    @Override
    public Object read(InternalRow row, int position) {
        UTF8String value = row.getUTF8String(position);
        int at = value.hashCode() & (RECENT - 1);
        UTF8String known = keys[at];
        if (known == null || !known.equals(value)) {
            keys[at] = value.copy();
            texts[at] = value.toString();
        }
        return texts[at];
    }
}
