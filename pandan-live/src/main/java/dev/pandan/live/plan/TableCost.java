package dev.pandan.live.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a window table costs, which windows of the same stream and key share.
 *
 * @param windows that share it
 * @param longestMicros how long before an event their rows may lie; {@link dev.pandan.spec.project.Frame#EVER}: not bounded
 * @param bytesPerRow heap bytes of a row among many of one key
 * @param bytesPerKey heap bytes of a key with its first row
 * @param kept in the longest window; empty if no row of the stream is known
 */
public record TableCost(
        String table,
        String stream,
        List<String> windows,
        long longestMicros,
        long bytesPerRow,
        long bytesPerKey,
        Optional<Kept> kept) {
    public TableCost {
        windows = List.copyOf(windows);
    }
}
