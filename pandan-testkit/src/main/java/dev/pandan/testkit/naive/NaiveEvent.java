package dev.pandan.testkit.naive;

import dev.pandan.testkit.history.TestEvent;
import dev.pandan.testkit.project.TestStream;
import org.jspecify.annotations.Nullable;

/**
 * An event of the log.
 *
 * @param row with one spelling for each value
 * @param arrival its place in the order of arrival
 */
@SuppressWarnings("ArrayRecordComponent") // never modified; events are told apart by identity
public record NaiveEvent(
        TestStream stream,
        String id,
        long timeMicros,
        @Nullable Object[] row,
        int arrival,
        TestEvent event) {
    static NaiveEvent of(TestEvent event, int arrival) {
        return new NaiveEvent(event.stream(), event.id(), event.timeMicros(), event.plain(), arrival, event);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
