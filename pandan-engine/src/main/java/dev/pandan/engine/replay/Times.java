package dev.pandan.engine.replay;

/** Times that stay at the ends of their range instead of wrapping around. */
final class Times {
    private Times() {}

    /**
     * @param micros at least 0
     */
    static long minus(long timeMicros, long micros) {
        return timeMicros < Long.MIN_VALUE + micros ? Long.MIN_VALUE : timeMicros - micros;
    }

    /**
     * @param micros at least 0
     */
    static long plus(long timeMicros, long micros) {
        return timeMicros > Long.MAX_VALUE - micros ? Long.MAX_VALUE : timeMicros + micros;
    }
}
