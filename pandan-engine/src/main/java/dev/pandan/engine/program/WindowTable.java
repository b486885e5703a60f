package dev.pandan.engine.program;

import dev.pandan.spec.row.KeyCodec;
import java.util.List;

/**
 * Rows of one stream by one key: what all windows with this stream and key share.
 *
 * @param name unique in the project, for example {@code arrivals_by_origin_destination}
 * @param stream stream whose rows are kept
 * @param key codec of the key's values
 * @param arguments types of the values that aggregates read of each row, in order
 * @param longestMicros how long before an event the rows of its windows may lie, microseconds; {@link dev.pandan.spec.project.Frame#EVER}: not bounded
 * @param ordered whether rows of one time are kept in the order of their ids (unsigned bytes), because a window depends on it
 * @param meaning what the arguments are computed of, as text: of two tables with equal texts the arguments are equal
 */
public record WindowTable(
        String name,
        String stream,
        KeyCodec key,
        List<ArgumentType> arguments,
        long longestMicros,
        boolean ordered,
        String meaning) {
    public WindowTable {
        arguments = List.copyOf(arguments);
    }

    /** With arguments that are known by their types alone. */
    public WindowTable(
            String name,
            String stream,
            KeyCodec key,
            List<ArgumentType> arguments,
            long longestMicros,
            boolean ordered) {
        this(name, stream, key, arguments, longestMicros, ordered, "");
    }
}
