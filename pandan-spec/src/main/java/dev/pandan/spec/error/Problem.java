package dev.pandan.spec.error;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong: where, what was found, what was expected and the way out.
 *
 * @param code stable code
 * @param location place in the user's text, or null if there is none
 * @param field name of the field concerned (for example {@code distance}), or null
 * @param message one sentence without data values or secrets
 */
public record Problem(
        ErrorCode code,
        @Nullable Location location,
        @Nullable String field,
        String message) {

    public static Problem of(ErrorCode code, String message) {
        return new Problem(code, null, null, message);
    }

    public static Problem at(ErrorCode code, Location location, String message) {
        return new Problem(code, location, null, message);
    }

    /** {@code pandan.yaml 3:14: column 'amout' not found in stream 'payments' (did you mean 'amount'?)}. */
    @Override
    public String toString() {
        return location == null ? message : location + ": " + message;
    }
}
