package dev.pandan.benchmarks.engine;

import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.benchmarks.flights.FlightsExample.Airport;
import dev.pandan.benchmarks.flights.FlightsModel;
import dev.pandan.model.linear.CategoryTerm;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.NumberTerm;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The decision {@code late} as a loop in plain Java: the same ten features, score and rules, bit for bit. It keeps no digests of what it read, tells no id that comes twice, and
 * knows this one project only.
 */
final class HandEngine implements Engine {
    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;
    private static final int DAYS = 7;
    private static final int HOURS = 24;
    /** 1970-01-01 was a Thursday, and weeks begin on Sunday with 1. */
    private static final int THURSDAY = 4;

    private final double intercept;
    private final double[] hourWeights = new double[HOURS];
    private final double[] weekdayWeights = new double[DAYS + 1];
    private final Map<String, Double> stateWeights = new HashMap<>();
    private final Map<String, String> states = new HashMap<>();
    private final double unknownState;
    private final NumberTerm[] terms;
    private final Map<String, DelayLog> arrivalsByDestination = new HashMap<>();
    private final Map<String, Map<String, DelayLog>> routes = new HashMap<>();
    private final float[] numbers = new float[7];
    private int hour;
    private int weekday;
    private String origin = "";
    private double score;
    private int rule;

    HandEngine(FlightsExample example) {
        LinearModel model = FlightsModel.of(example);
        CategoryTerm hours = (CategoryTerm) model.terms().get(0);
        CategoryTerm weekdays = (CategoryTerm) model.terms().get(1);
        CategoryTerm byState = (CategoryTerm) model.terms().get(3);
        for (int i = 0; i < HOURS; i++) {
            hourWeights[i] = hours.of(Integer.toString(i));
        }
        for (int i = 0; i <= DAYS; i++) {
            weekdayWeights[i] = weekdays.of(Integer.toString(i));
        }
        for (Airport airport : example.airports()) {
            stateWeights.put(airport.iata(), byState.of(airport.state()));
            states.put(airport.iata(), airport.state());
        }
        this.intercept = model.intercept();
        this.unknownState = byState.other();
        this.terms = model.terms().stream()
                .filter(NumberTerm.class::isInstance)
                .map(NumberTerm.class::cast)
                .toArray(NumberTerm[]::new);
    }

    @Override
    public void accept(EngineEvent event) {
        Object[] row = event.row();
        long time = event.timeMicros();
        String from = (String) row[2];
        String to = (String) row[3];
        if (event.departure()) {
            decide(time, from, to, (Integer) row[4]);
        } else {
            int delay = (Integer) row[4];
            insert(arrivalsByDestination, to, 2 * HOUR, time, delay);
            insert(routes.computeIfAbsent(from, any -> new HashMap<>()), to, DAYS * DAY, time, delay);
        }
    }

    private static void insert(Map<String, DelayLog> logs, String key, long last, long time, int delay) {
        DelayLog log = logs.get(key);
        if (log == null) {
            log = new DelayLog(last);
            logs.put(key, log);
        }
        log.insert(time, delay);
    }

    private void decide(long time, String from, String to, int distance) {
        hour = (int) Math.floorMod(Math.floorDiv(time, HOUR), (long) HOURS);
        weekday = (int) Math.floorMod(Math.floorDiv(time, DAY) + THURSDAY, (long) DAYS) + 1;
        origin = from;
        DelayLog inbound = at(arrivalsByDestination.get(from), time);
        DelayLog there = at(arrivalsByDestination.get(to), time);
        Map<String, DelayLog> fromHere = routes.get(from);
        DelayLog route = at(fromHere == null ? null : fromHere.get(to), time);
        numbers[0] = distance;
        numbers[1] = inbound == null ? 0 : inbound.count();
        numbers[2] = average(inbound);
        numbers[3] = average(there);
        numbers[4] = there == null ? 0 : there.late();
        numbers[5] = route == null ? Float.NaN : (float) route.lateShare();
        numbers[6] = there == null || route == null ? Float.NaN : (float) (there.average() - route.average());
        score = LinearModel.probability(logOdds());
        rule = score >= 0.6 ? 0 : score >= 0.35 ? 1 : -1;
    }

    private static @Nullable DelayLog at(@Nullable DelayLog log, long time) {
        if (log == null) {
            return null;
        }
        log.moveTo(time);
        return log.count() == 0 ? null : log;
    }

    private static float average(@Nullable DelayLog log) {
        return log == null ? Float.NaN : (float) log.average();
    }

    /** In the order of the model's terms, since double additions do not commute bit for bit. */
    private double logOdds() {
        double sum = intercept + hourWeights[hour] + weekdayWeights[weekday] + number(0);
        sum += Objects.requireNonNullElse(stateWeights.get(origin), unknownState);
        for (int i = 1; i < numbers.length; i++) {
            sum += number(i);
        }
        return sum;
    }

    private double number(int i) {
        NumberTerm term = terms[i];
        float value = numbers[i];
        return Float.isNaN(value)
                ? term.weight() * ((term.fill() - term.mean()) / term.scale()) + term.missing()
                : term.weight() * ((value - term.mean()) / term.scale());
    }

    @Override
    public Decided last() {
        Object[] features = {
            Integer.toString(hour),
            Integer.toString(weekday),
            numbers[0],
            states.get(origin),
            null,
            null,
            null,
            null,
            null,
            null
        };
        for (int i = 1; i < numbers.length; i++) {
            features[i + 3] = Float.isNaN(numbers[i]) ? null : (Object) numbers[i];
        }
        return new Decided(features, score, rule);
    }
}
