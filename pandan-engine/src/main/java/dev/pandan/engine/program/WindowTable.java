package dev.pandan.engine.program;

import dev.pandan.spec.row.KeyCodec;
import java.util.List;

/**
 * Rows of one stream by one key: what all windows with this stream and key share.
 *
 * @param name unique in the project, for example {@code arrivals_by_origin_destination}
 * @param stream stream whose rows are kept
 * @param keyColumns positions of the key's columns in the stream's schema
 * @param key codec of the key's values
 * @param arguments types of the values that aggregates read of each row, in order
 * @param longestMicros length of the longest window, microseconds
 */
public record WindowTable(
        String name, String stream, List<Integer> keyColumns, KeyCodec key, List<ArgumentType> arguments, long longestMicros) {
    public WindowTable {
        keyColumns = List.copyOf(keyColumns);
        arguments = List.copyOf(arguments);
    }
}
