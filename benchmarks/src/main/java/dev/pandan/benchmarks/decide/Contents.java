package dev.pandan.benchmarks.decide;

import dev.pandan.spec.row.Hash64;
import java.util.Map;

/** Compares what two sides have stored. */
final class Contents {
    private Contents() {}

    /** Of an event. */
    static long hash(long timeMicros, byte[] payload) {
        return timeMicros * 31 + Hash64.of(payload);
    }

    /** Fails unless every event of the bare driver is in the store as well, with the same time and row. */
    static void requireIn(Map<String, Long> bare, Map<String, Long> ours) {
        bare.forEach((id, hash) -> {
            if (!hash.equals(ours.get(id))) {
                throw new IllegalStateException("event " + id + " differs between the sides, or is missing in ours");
            }
        });
    }
}
