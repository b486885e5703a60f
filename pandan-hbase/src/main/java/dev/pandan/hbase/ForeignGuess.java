package dev.pandan.hbase;

import dev.pandan.spec.project.Encoding;
import dev.pandan.spec.type.ScalarType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * How values that were seen are written, and of what type they are: the first reading under which all of them make sense. Bytes do not tell for sure.
 *
 * @param encoding how they are written
 * @param type what they are
 */
record ForeignGuess(Encoding encoding, ScalarType type) {
    private static final long EARLIEST = Instant.parse("1980-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
    private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
    private static final double LARGEST = 1e15;
    private static final double SMALLEST = 1e-9;
    private static final int MOST_DIGITS = 20;

    /** A reading, and what a value of it looks like. */
    private record Reading(ForeignGuess guess, Predicate<Object> makesSense) {
        Reading(Encoding encoding, ScalarType type, Predicate<Object> makesSense) {
            this(new ForeignGuess(encoding, type), makesSense);
        }

        boolean fits(Collection<byte[]> values) {
            return values.stream().allMatch(bytes -> ForeignBytes.read(bytes, guess.encoding, guess.type)
                    .filter(makesSense)
                    .isPresent());
        }
    }

    private static final List<Reading> TEXTS = List.of(
            new Reading(Encoding.TEXT, ScalarType.BOOLEAN, value -> true),
            new Reading(Encoding.TEXT_MILLIS, ScalarType.TIMESTAMP, ForeignGuess::isRecent),
            new Reading(Encoding.TEXT_MICROS, ScalarType.TIMESTAMP, ForeignGuess::isRecent),
            new Reading(Encoding.TEXT, ScalarType.INT, value -> true),
            new Reading(Encoding.TEXT, ScalarType.LONG, value -> true),
            new Reading(Encoding.TEXT, ScalarType.DECIMAL, value -> true),
            new Reading(Encoding.TEXT, ScalarType.DATE, value -> true),
            new Reading(Encoding.TEXT, ScalarType.TIMESTAMP, value -> true));
    private static final List<Reading> NUMBERS = List.of(
            new Reading(Encoding.BYTES, ScalarType.BOOLEAN, value -> true),
            new Reading(Encoding.SHORT, ScalarType.INT, value -> true),
            new Reading(Encoding.BYTES, ScalarType.INT, value -> Math.abs((long) (Integer) value) < 1 << 28),
            new Reading(Encoding.BYTES, ScalarType.FLOAT, value -> isUsual((Float) value)),
            new Reading(Encoding.EPOCH_MILLIS, ScalarType.TIMESTAMP, ForeignGuess::isRecent),
            new Reading(Encoding.EPOCH_MICROS, ScalarType.TIMESTAMP, ForeignGuess::isRecent),
            new Reading(Encoding.REVERSED_MILLIS, ScalarType.TIMESTAMP, ForeignGuess::isRecent),
            new Reading(Encoding.BYTES, ScalarType.LONG, value -> Math.abs((Long) value) < 1L << 52),
            new Reading(Encoding.BYTES, ScalarType.DOUBLE, value -> isUsual((Double) value)),
            new Reading(
                    Encoding.BYTES,
                    ScalarType.DECIMAL,
                    value -> value instanceof BigDecimal number
                            && number.scale() >= 0
                            && number.scale() <= MOST_DIGITS
                            && number.precision() <= MOST_DIGITS));

    /** Of no value: text. */
    static ForeignGuess of(Collection<byte[]> values) {
        boolean text = values.stream().allMatch(ForeignGuess::isText);
        if (values.isEmpty() || (text && values.stream().anyMatch(bytes -> bytes.length == 0))) {
            return new ForeignGuess(Encoding.TEXT, ScalarType.STRING);
        }
        List<Reading> readings = text ? TEXTS : NUMBERS;
        return readings.stream()
                .filter(reading -> reading.fits(values) && (!text || isPlain(reading, values)))
                .map(Reading::guess)
                .findFirst()
                .orElse(new ForeignGuess(Encoding.TEXT, text ? ScalarType.STRING : ScalarType.BINARY));
    }

    /** No digits that a number does not keep, as in a post code. */
    private static boolean isPlain(Reading reading, Collection<byte[]> values) {
        return reading.guess.type == ScalarType.BOOLEAN
                || reading.guess.type == ScalarType.DATE
                || (reading.guess.type == ScalarType.TIMESTAMP && reading.guess.encoding == Encoding.TEXT)
                || values.stream()
                        .noneMatch(bytes -> Rows.text(bytes, 0, bytes.length).matches("[+].*|-?0[0-9].*|.*[eE].*"));
    }

    static boolean isText(byte[] bytes) {
        return ForeignText.read(bytes, ScalarType.STRING)
                .filter(text -> ((String) text).chars().noneMatch(Character::isISOControl))
                .isPresent();
    }

    private static boolean isRecent(Object micros) {
        return (Long) micros >= EARLIEST && (Long) micros < LATEST;
    }

    private static boolean isUsual(double number) {
        return number == 0 || (Math.abs(number) < LARGEST && Math.abs(number) > SMALLEST);
    }

    /** In words. */
    String text() {
        return encoding.text() + (type == ScalarType.BINARY ? ", unknown bytes" : "");
    }
}
