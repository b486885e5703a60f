package dev.pandan.live;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Times of the writer lease.
 *
 * @param timeToLive after which another process may take over, whole seconds
 * @param renewEvery at most a third of it
 * @param nanoClock counts nanoseconds and never goes back
 */
public record LeaseTimes(Duration timeToLive, Duration renewEvery, LongSupplier nanoClock) {
    public LeaseTimes {
        if (renewEvery.isZero()
                || renewEvery.isNegative()
                || renewEvery.multipliedBy(3).compareTo(timeToLive) > 0) {
            throw new IllegalArgumentException("renewEvery is positive and at most a third of timeToLive");
        }
    }

    /** Ten seconds, renewed every two. */
    public static LeaseTimes standard() {
        return new LeaseTimes(Duration.ofSeconds(10), Duration.ofSeconds(2), System::nanoTime);
    }
}
