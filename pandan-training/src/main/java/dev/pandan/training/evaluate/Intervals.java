package dev.pandan.training.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Intervals of {@value #LEVEL} of figures, by the percentiles of a bootstrap.
 *
 * @param resamples how often the rows were drawn anew; 0: not at all, there are no intervals
 * @param seed of the draws
 * @param byName of each figure that could be reckoned in most of the draws
 */
public record Intervals(int resamples, long seed, Map<String, Interval> byName) {
    /** Share of the draws that lies within an interval. */
    public static final double LEVEL = 0.95;

    public Intervals {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    public static Intervals none() {
        return new Intervals(0, 0, Map.of());
    }

    public Optional<Interval> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }
}
