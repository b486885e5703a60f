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
        return of(Duration.ofSeconds(10));
    }

    /** Renewed five times as often as would do: for work that keeps the database busy, at the price of a longer wait after a crash. */
    public static LeaseTimes of(Duration timeToLive) {
        return new LeaseTimes(timeToLive, timeToLive.dividedBy(5), System::nanoTime);
    }
}
