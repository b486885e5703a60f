package dev.pandan.benchmarks.flights;

import dev.pandan.benchmarks.flights.FlightsExample.Airport;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Flights from or to New York, as in the example: three airports there, the others by popularity, as many departures as arrivals. The same seed gives the same flights.
 * Not thread-safe.
 */
public final class FlightEvents {
    /** Time of the first departure, microseconds. */
    public static final long START = Instant.parse("2001-03-01T00:00:00Z").toEpochMilli() * 1_000;

    private static final Set<String> NEW_YORK = Set.of("EWR", "JFK", "LGA");

    private final Random random;
    private final String[] home;
    private final String[] away;
    private long departures;
    private long arrivals;

    public FlightEvents(List<Airport> airports, long seed) {
        this.random = new Random(seed);
        this.home =
                airports.stream().map(Airport::iata).filter(NEW_YORK::contains).toArray(String[]::new);
        this.away = airports.stream()
                .map(Airport::iata)
                .filter(iata -> !NEW_YORK.contains(iata))
                .toArray(String[]::new);
        if (home.length == 0 || away.length == 0) {
            throw new IllegalArgumentException("airports without New York, or nothing else");
        }
    }

    /** A row of the stream {@code departures}. */
    public Object[] departure(long timeMicros) {
        String[] route = route();
        return new Object[] {"f-" + departures++, timeMicros, route[0], route[1], 100 + random.nextInt(2_500)};
    }

    /** A row of the stream {@code arrivals}. */
    public Object[] arrival(long timeMicros) {
        String[] route = route();
        int delay = (int) Math.round(Math.max(-60, random.nextGaussian() * 25 + 5));
        return new Object[] {"a-" + arrivals++, timeMicros, route[0], route[1], delay};
    }

    private String[] route() {
        String here = home[random.nextInt(home.length)];
        // The square makes some airports far more popular than others.
        double popularity = random.nextDouble();
        String there = away[(int) (popularity * popularity * away.length)];
        return random.nextBoolean() ? new String[] {here, there} : new String[] {there, here};
    }
}
