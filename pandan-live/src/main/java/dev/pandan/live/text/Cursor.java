package dev.pandan.live.text;

import java.time.DateTimeException;

/** Reads a text from left to right; throws {@link DateTimeException} where it is not as expected. */
final class Cursor {
    private static final int FRACTION_DIGITS = 9;

    private final String text;
    private int position;

    Cursor(String text) {
        this.text = text;
    }

    boolean done() {
        return position == text.length();
    }

    boolean skip(char expected) {
        if (!done() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }

    void oneOf(String expected) {
        if (done() || expected.indexOf(text.charAt(position)) < 0) {
            throw new DateTimeException(expected);
        }
        position++;
    }

    int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value * 10 + digit();
        }
        return value;
    }

    /** Microseconds of a fraction of a second. */
    long fraction() {
        long nanos = 0;
        int read = 0;
        while (!done() && isDigit() && read < FRACTION_DIGITS) {
            nanos = nanos * 10 + digit();
            read++;
        }
        if (read == 0) {
            throw new DateTimeException("fraction");
        }
        for (int i = read; i < FRACTION_DIGITS; i++) {
            nanos *= 10;
        }
        if (nanos % 1_000 != 0) {
            throw new DateTimeException("finer than microseconds");
        }
        return nanos / 1_000;
    }

    private boolean isDigit() {
        char next = text.charAt(position);
        return next >= '0' && next <= '9';
    }

    private int digit() {
        if (done() || !isDigit()) {
            throw new DateTimeException("digit");
        }
        return text.charAt(position++) - '0';
    }
}
