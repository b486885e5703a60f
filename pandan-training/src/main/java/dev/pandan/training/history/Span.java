package dev.pandan.training.history;

import dev.pandan.spec.project.Frame;
import java.io.Serializable;

/**
 * A slice of history: decisions about events with {@code fromMicros <= time < toMicros} are made in it.
 *
 * @param fromMicros {@code Long.MIN_VALUE}: no bound
 * @param toMicros {@code Long.MAX_VALUE}: no bound
 */
public record Span(long fromMicros, long toMicros) implements Serializable {

    public boolean holds(long timeMicros) {
        return fromMicros <= timeMicros && timeMicros < toMicros;
    }

    /**
     * Whether a time lies at most so long before the slice.
     *
     * @param micros {@link Frame#EVER}: any time before
     */
    boolean before(long timeMicros, long micros) {
        return timeMicros < fromMicros && (micros == Frame.EVER || timeMicros >= minus(fromMicros, micros));
    }

    /** Whether a time lies at most so long after the end of the slice. */
    boolean after(long timeMicros, long micros) {
        return timeMicros >= toMicros && timeMicros <= plus(toMicros, micros);
    }

    private static long minus(long time, long micros) {
        return time < Long.MIN_VALUE + micros ? Long.MIN_VALUE : time - micros;
    }

    private static long plus(long time, long micros) {
        return time > Long.MAX_VALUE - micros ? Long.MAX_VALUE : time + micros;
    }
}
