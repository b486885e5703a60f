package dev.pandan.benchmarks.engine;

import dev.pandan.benchmarks.flights.FlightEvents;
import dev.pandan.benchmarks.flights.FlightsExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A departure, to be decided about, or an arrival.
 *
 * @param row id, time, origin, destination, distance or delay
 */
@SuppressWarnings("ArrayRecordComponent") // never modified
record EngineEvent(boolean departure, long timeMicros, Object[] row) {
    private static final long SEED = 44;
    private static final long STEP_MICROS = 10_000_000;
    private static final int LATE_ONE_IN = 100;
    private static final int MOST_LATE_SECONDS = 1_800;

    /** Departures and arrivals in turn, one of each in ten seconds; one event in a hundred comes up to half an hour late. */
    static List<EngineEvent> of(FlightsExample example, int departures) {
        FlightEvents flights = new FlightEvents(example.airports(), SEED);
        Random random = new Random(SEED);
        List<EngineEvent> events = new ArrayList<>(2 * departures);
        for (int i = 0; i < departures; i++) {
            long now = FlightEvents.START + i * STEP_MICROS;
            long departed = now - lateness(random);
            long arrived = now + STEP_MICROS / 2 - lateness(random);
            events.add(new EngineEvent(true, departed, flights.departure(departed)));
            events.add(new EngineEvent(false, arrived, flights.arrival(arrived)));
        }
        return events;
    }

    private static long lateness(Random random) {
        return random.nextInt(LATE_ONE_IN) == 0 ? 1_000_000L * random.nextInt(MOST_LATE_SECONDS) : 0;
    }
}
