package dev.pandan.training.keyed;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens to one key of one window table: a row is added, or an event reads windows. Not a record: Spark's serializer cannot make records. Immutable.
 */
final class KeyItem implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int table;
    private final byte[] key;
    private final EventPlace place;
    private final @Nullable Object[] arguments;
    private final int[] windows;

    private KeyItem(int table, byte[] key, EventPlace place, @Nullable Object[] arguments, int[] windows) {
        this.table = table;
        this.key = key;
        this.place = place;
        this.arguments = arguments;
        this.windows = windows;
    }

    static KeyItem row(int table, byte[] key, EventPlace place, @Nullable Object[] arguments) {
        return new KeyItem(table, key, place, arguments, new int[0]);
    }

    /**
     * @param windows positions in the decision's windows, at least one
     */
    static KeyItem read(int table, byte[] key, EventPlace place, int[] windows) {
        return new KeyItem(table, key, place, new Object[0], windows);
    }

    /** Position of the window table. */
    int table() {
        return table;
    }

    byte[] key() {
        return key;
    }

    /** Of the row, or of the event that reads. */
    EventPlace place() {
        return place;
    }

    /** Of a row. */
    @Nullable
    Object[] arguments() {
        return arguments;
    }

    /** Whether an event reads. */
    boolean reads() {
        return windows.length > 0;
    }

    int[] windows() {
        return windows;
    }
}
