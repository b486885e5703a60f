package dev.pandan.engine.window;

import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one key, ordered by time, with the state of every window over them. Not thread-safe. */
public final class KeyLog {
    // CONTRACT (implementation follows): 
    public KeyLog(WindowTable table, List<Window> windowsOfTable) { throw new AssertionError(table.name() + windowsOfTable.size()); }

    /** Adds a row; a row with this time and id that is there already changes nothing. Returns whether it was added. arguments are copied. */
    public boolean insert(long timeMicros, String id, @Nullable Object[] arguments) { throw new AssertionError(); }

    /** What window number {@code window} (position within windowsOfTable) holds at a time. Times may go in either direction. */
    public WindowValues values(int window, long atMicros) { throw new AssertionError(); }

    /** Forgets rows with time < timeMicros. */
    public void dropBefore(long timeMicros) { throw new AssertionError(); }

    public int rows() { throw new AssertionError(); }

    /** Estimated heap bytes. */
    public long bytes() { throw new AssertionError(); }
}
