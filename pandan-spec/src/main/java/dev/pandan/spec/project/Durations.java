package dev.pandan.spec.project;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 90m}, {@code 1h}, {@code 7d}. A day is 86,400 seconds. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*(us|ms|s|m|h|d|w)");
    private static final Map<String, Duration> UNITS = Map.of(
            "us", Duration.ofNanos(1_000),
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7));
    private static final Duration LONGEST = Duration.ofDays(36_600);

    private static final List<String> LARGEST_FIRST = List.of("d", "h", "m", "s", "ms", "us");

    private Durations() {}

    /** A duration of whole microseconds in the largest unit that divides it, for example {@code 90m}. */
    public static String format(Duration duration) {
        for (String name : LARGEST_FIRST) {
            Duration unit = UNITS.getOrDefault(name, Duration.ZERO);
            long count = duration.dividedBy(unit);
            if (unit.multipliedBy(count).equals(duration)) {
                return count + name;
            }
        }
        return duration.toString();
    }

    /** The duration, or empty if the text is not one, is not positive, or is longer than 36,600 days. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        Duration unit = UNITS.getOrDefault(matcher.group(2), Duration.ZERO);
        if (count == 0 || count > LONGEST.dividedBy(unit)) {
            return Optional.empty();
        }
        return Optional.of(unit.multipliedBy(count));
    }
}
