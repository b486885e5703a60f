package dev.pandan.benchmarks.decide;

import dev.pandan.benchmarks.flights.FlightEvents;
import dev.pandan.benchmarks.flights.FlightsExample;

/** Departures in the order of time, the same for both sides. Not thread-safe. */
final class Departures {
    private static final long SEED = 42;
    /** About five times as busy as the example. */
    private static final long STEP_MICROS = 10_000_000;

    private final FlightEvents events;
    private long time = FlightEvents.START;

    Departures(FlightsExample example) {
        this.events = new FlightEvents(example.airports(), SEED);
    }

    Object[][] next(int count) {
        Object[][] rows = new Object[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = events.departure(time);
            time += STEP_MICROS;
        }
        return rows;
    }

    /** Time after so many departures. */
    static long end(long departures) {
        return FlightEvents.START + departures * STEP_MICROS;
    }
}
