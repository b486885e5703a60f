package dev.pandan.live.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * Timestamps as text: ISO 8601, {@code 2001-03-14T09:26:53.000589Z}; a space may stand for the T, an offset ({@code +09:00}) for the Z. Without an offset UTC is meant;
 * a date alone is its midnight. At most nine digits of a second's fraction are read, of which those beyond microseconds must be zeros.
 */
public final class Timestamps {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int LONGEST = 40;

    private Timestamps() {}

    /** Microseconds since 1970-01-01T00:00:00Z; empty if the text is not a timestamp of the years 1 to 9999. */
    public static OptionalLong parse(String text) {
        if (text.length() > LONGEST) {
            return OptionalLong.empty();
        }
        Cursor at = new Cursor(text);
        try {
            long day = date(at);
            if (at.done()) {
                return OptionalLong.of(day * DAY_MICROS);
            }
            at.oneOf("T t");
            long micros = time(at);
            long offset = offset(at);
            return at.done() ? OptionalLong.of(day * DAY_MICROS + micros - offset) : OptionalLong.empty();
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** Days since 1970-01-01; empty if the text is not a date such as {@code 2001-03-14}. */
    public static OptionalLong parseDate(String text) {
        Cursor at = new Cursor(text);
        try {
            long day = date(at);
            return at.done() ? OptionalLong.of(day) : OptionalLong.empty();
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** ISO 8601 in UTC with as many digits as needed: 0, 3 or 6 after the second. */
    public static String format(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000)
                .toString();
    }

    private static long date(Cursor at) {
        int year = at.digits(4);
        at.oneOf("-");
        int month = at.digits(2);
        at.oneOf("-");
        int day = at.digits(2);
        if (year == 0) {
            throw new DateTimeException("year 0");
        }
        return LocalDate.of(year, month, day).toEpochDay();
    }

    private static long time(Cursor at) {
        int hour = at.digits(2);
        at.oneOf(":");
        int minute = at.digits(2);
        int second = at.skip(':') ? at.digits(2) : 0;
        long micros = at.skip('.') || at.skip(',') ? at.fraction() : 0;
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("time of day");
        }
        return ((hour * 60L + minute) * 60 + second) * 1_000_000 + micros;
    }

    private static long offset(Cursor at) {
        if (at.done() || at.skip('Z') || at.skip('z')) {
            return 0;
        }
        boolean negative = at.skip('-');
        if (!negative) {
            at.oneOf("+");
        }
        int hours = at.digits(2);
        at.skip(':');
        int minutes = at.done() ? 0 : at.digits(2);
        if (hours > 18 || minutes > 59) {
            throw new DateTimeException("offset");
        }
        long micros = (hours * 60L + minutes) * 60_000_000L;
        return negative ? -micros : micros;
    }
}
