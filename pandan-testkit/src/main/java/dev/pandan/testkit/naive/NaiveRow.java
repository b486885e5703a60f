package dev.pandan.testkit.naive;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of a window. */
@SuppressWarnings("ArrayRecordComponent") // never modified nor compared
record NaiveRow(long timeMicros, String id, @Nullable Object[] arguments) {

    /** An argument that is known to have a value. */
    Object value(int argument) {
        return Objects.requireNonNull(arguments[argument]);
    }

    boolean has(int argument) {
        return arguments[argument] != null;
    }

    @Override
    public String toString() {
        return timeMicros + " " + id + " "
                + Arrays.stream(arguments).map(NaiveRow::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String text(@Nullable Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
    }
}
