package dev.pandan.spec.project;

import java.time.Duration;
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

    private static final long[] UNIT_MICROS = {86_400_000_000L, 3_600_000_000L, 60_000_000L, 1_000_000L, 1_000L, 1L};
    private static final String[] UNIT_NAMES = {"d", "h", "m", "s", "ms", "us"};

    private Durations() {}

    /** The shortest way of writing a duration; weeks are written as days. */
    public static String text(long micros) {
        int unit = 0;
        while (micros % UNIT_MICROS[unit] != 0) {
            unit++;
        }
        return micros / UNIT_MICROS[unit] + UNIT_NAMES[unit];
    }

    /** Microseconds of a duration of whole microseconds. */
    static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
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
