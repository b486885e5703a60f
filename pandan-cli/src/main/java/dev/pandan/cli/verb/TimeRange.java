package dev.pandan.cli.verb;

import dev.pandan.live.text.Timestamps;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events a verb is about, by their times. */
final class TimeRange {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Events from this time on, for example 2001-03-01T00:00:00Z.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "Events before this time.")
    private @Nullable String until;

    /** Microseconds; {@code Long.MIN_VALUE}: no bound. */
    long fromMicros() {
        return from == null ? Long.MIN_VALUE : micros("--from", from);
    }

    /** Microseconds; {@code Long.MAX_VALUE}: no bound. */
    long untilMicros() {
        return until == null ? Long.MAX_VALUE : micros("--until", until);
    }

    static long micros(String option, String text) {
        OptionalLong micros = Timestamps.parse(text);
        if (micros.isEmpty()) {
            throw PandanException.of(
                    ErrorCode.USAGE, option + ": not a time (expected: for example 2001-03-01T00:00:00Z)");
        }
        return micros.getAsLong();
    }
}
