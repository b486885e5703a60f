package dev.pandan.training.keyed;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens to one key of one window table: a row is added, or an event reads windows. Not a record: Spark's serializer cannot make records. Immutable.
 */
final class KeyItem implements Serializable {
    /** The rows of the label, in place of a window table. */
    static final int LABEL = -1;

    private static final long serialVersionUID = 1L;

    private final int table;
    private final byte[] key;
    private final EventPlace place;
    private final long atMicros;
    private final @Nullable Object[] arguments;
    private final int[] windows;

    private KeyItem(
            int table, byte[] key, EventPlace place, long atMicros, @Nullable Object[] arguments, int[] windows) {
        this.table = table;
        this.key = key;
        this.place = place;
        this.atMicros = atMicros;
        this.arguments = arguments;
        this.windows = windows;
    }

    static KeyItem row(int table, byte[] key, EventPlace place, @Nullable Object[] arguments) {
        return new KeyItem(table, key, place, place.timeMicros(), arguments, new int[0]);
    }

    /**
     * @param windows positions in the decision's windows, at least one
     */
    static KeyItem read(int table, byte[] key, EventPlace place, int[] windows) {
        return new KeyItem(table, key, place, place.timeMicros(), new Object[0], windows);
    }

    /**
     * An event that reads the rows of its label.
     *
     * @param atMicros when it reads
     * @param slot number of the decision's windows
     */
    static KeyItem label(byte[] key, EventPlace place, long atMicros, int slot) {
        return new KeyItem(LABEL, key, place, atMicros, new Object[0], new int[] {slot});
    }

    /** Position of the window table, or {@link #LABEL}. */
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

    /** Time of the row, or at which the event reads. */
    long atMicros() {
        return atMicros;
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
