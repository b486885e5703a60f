package dev.pandan.expression;

import java.io.Serial;

/** A part of an expression that has no meaning here. Never leaves this package. */
final class Refused extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message, null, false, false);
    }

    /** Because of something that has been reported already. */
    static Refused silently() {
        return new Refused("");
    }

    String message() {
        return String.valueOf(getMessage());
    }

    boolean silent() {
        return message().isEmpty();
    }
}
