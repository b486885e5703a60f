package dev.pandan.spec.project;

/**
 * Which rows a window holds for an event of time t: those with {@code t - ending - last <= time < t - ending}, and of these the {@code lastRows} latest in the order of
 * (time, id).
 *
 * @param lastMicros length in microseconds, more than 0; {@link #EVER}: not bounded by time
 * @param lastRows most rows, at least 1; {@link #ALL}: not bounded by number
 * @param endingMicros how long before the event the window ends, microseconds, at least 0
 */
public record Frame(long lastMicros, int lastRows, long endingMicros) {
    public static final long EVER = Long.MAX_VALUE;
    public static final int ALL = Integer.MAX_VALUE;

    public Frame {
        if (lastMicros < 1 || lastRows < 1 || endingMicros < 0) {
            throw new IllegalArgumentException("frame: " + lastMicros + " us, " + lastRows + " rows, ending "
                    + endingMicros + " us before (expected: more than 0, more than 0, at least 0)");
        }
    }

    /** A time, whatever the number of rows, ending with the event. */
    public static Frame last(long micros) {
        return new Frame(micros, ALL, 0);
    }

    /** A number of rows, however old, ending with the event. */
    public static Frame rows(int rows) {
        return new Frame(EVER, rows, 0);
    }

    /** All rows before the event. */
    public static Frame ever() {
        return new Frame(EVER, ALL, 0);
    }

    public boolean isTimed() {
        return lastMicros != EVER;
    }

    public boolean isCounted() {
        return lastRows != ALL;
    }

    /** Whether every row before its end is in it. */
    public boolean isUnbounded() {
        return !isTimed() && !isCounted();
    }

    /** The earliest time of a row that it may hold, inclusive; {@code Long.MIN_VALUE} if it is not bounded by time. */
    public long fromMicros(long atMicros) {
        long to = toMicros(atMicros);
        return !isTimed() || to < Long.MIN_VALUE + lastMicros ? Long.MIN_VALUE : to - lastMicros;
    }

    /** The end of the times of the rows that it may hold, exclusive. */
    public long toMicros(long atMicros) {
        return atMicros < Long.MIN_VALUE + endingMicros ? Long.MIN_VALUE : atMicros - endingMicros;
    }

    /** How long before the event its earliest row may lie, microseconds; {@link #EVER} if it is not bounded by time. */
    public long reachMicros() {
        return !isTimed() || lastMicros > EVER - endingMicros ? EVER : lastMicros + endingMicros;
    }

    /** As it is written in a project file. */
    @Override
    public String toString() {
        String length = !isTimed() ? "" : Durations.text(lastMicros);
        String last = !isCounted()
                ? (isTimed() ? length : "ever")
                : lastRows + " rows" + (isTimed() ? " within " + length : "");
        return endingMicros == 0 ? last : last + ", ending " + Durations.text(endingMicros) + " before";
    }
}
