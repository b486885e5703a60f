package dev.pandan.live;

import dev.pandan.live.tile.TileLimits;
import java.time.Duration;

/**
 * Limits of the live path.
 *
 * @param allowedFuture how far an event's time may be ahead of the wall clock
 * @param allowedLateness how late an event may come without its windows being read again from the store; a matter of speed, never of results
 * @param cacheBytes estimated heap bytes of windows to keep in memory
 * @param inFlight submissions that may wait for their answer at a time
 * @param lookupFreshness for how long a row of a lookup table may be kept in memory
 * @param tiles how windows of keys with many rows are read
 */
public record LiveLimits(
        Duration allowedFuture,
        Duration allowedLateness,
        long cacheBytes,
        int inFlight,
        Duration lookupFreshness,
        TileLimits tiles) {
    public LiveLimits {
        if (allowedFuture.isNegative() || allowedLateness.isNegative() || lookupFreshness.isNegative()) {
            throw new IllegalArgumentException("durations of limits are not negative");
        }
        if (cacheBytes < 0 || inFlight < 1) {
            throw new IllegalArgumentException("cacheBytes is at least 0, inFlight at least 1");
        }
    }

    /** An hour of future and of lateness, 256 MiB of windows, 4,096 in flight, lookups for 10 seconds. */
    public static LiveLimits standard() {
        return new LiveLimits(
                Duration.ofHours(1),
                Duration.ofHours(1),
                256L << 20,
                4_096,
                Duration.ofSeconds(10),
                TileLimits.standard());
    }

    public LiveLimits withCacheBytes(long bytes) {
        return new LiveLimits(allowedFuture, allowedLateness, bytes, inFlight, lookupFreshness, tiles);
    }

    public LiveLimits withInFlight(int submissions) {
        return new LiveLimits(allowedFuture, allowedLateness, cacheBytes, submissions, lookupFreshness, tiles);
    }

    public LiveLimits withAllowedFuture(Duration future) {
        return new LiveLimits(future, allowedLateness, cacheBytes, inFlight, lookupFreshness, tiles);
    }

    public LiveLimits withAllowedLateness(Duration lateness) {
        return new LiveLimits(allowedFuture, lateness, cacheBytes, inFlight, lookupFreshness, tiles);
    }

    public LiveLimits withTiles(TileLimits limits) {
        return new LiveLimits(allowedFuture, allowedLateness, cacheBytes, inFlight, lookupFreshness, limits);
    }
}
