package dev.pandan.benchmarks.load;

import dev.pandan.spec.row.Hash64;

/** What was found in a database: equal for two sides only if they have stored the same events and window rows. Not thread-safe. */
final class LoadedContent {
    private long events;
    private long windowRows;
    private long eventHash;
    private long windowHash;

    void event(String id, long timeMicros, byte[] payload) {
        events++;
        eventHash += mixed(Hash64.ofId(id) ^ (31 * Hash64.of(payload)) ^ timeMicros);
    }

    void windowRow(byte[] key, long timeMicros, String id, byte[] payload) {
        windowRow(Hash64.of(key), timeMicros, id, payload);
    }

    /**
     * @param key hash of the key's bytes
     */
    void windowRow(long key, long timeMicros, String id, byte[] payload) {
        windowRows++;
        windowHash += mixed(key + 31 * (Hash64.ofId(id) ^ (31 * Hash64.of(payload)) ^ timeMicros));
    }

    private static long mixed(long hash) {
        return Long.rotateLeft(hash * 0x9E3779B185EBCA87L, 29) * 0xC2B2AE3D27D4EB4FL;
    }

    long events() {
        return events;
    }

    void requireSame(LoadedContent other) {
        if (events != other.events
                || windowRows != other.windowRows
                || eventHash != other.eventHash
                || windowHash != other.windowHash) {
            throw new IllegalStateException("the sides have stored different rows: " + this + " and " + other);
        }
    }

    @Override
    public String toString() {
        return events + " events (" + eventHash + "), " + windowRows + " window rows (" + windowHash + ")";
    }
}
