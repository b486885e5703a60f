package dev.pandan.mongodb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Values as printable ASCII whose order is that of the values: every server orders such text alike, by bytes or by characters. A space is in none of it and is
 * less than all of it: it ends a part of an {@code _id}; {@link #AFTER} is greater than all of it.
 */
final class OrderedText {
    /** Ends a part. */
    static final char END = ' ';

    /** After everything that starts alike. */
    static final char AFTER = '\u007F';

    private static final String DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private static final int DIGIT_BITS = 6;
    /** Of a number in text. */
    static final int NUMBER_LENGTH = 11;

    private static final char LOW_ESCAPE = '!';
    private static final char HIGH_ESCAPE = '~';

    private OrderedText() {}

    /** A number in 11 characters, ordered as a signed one. */
    static String signed(long value) {
        return unsigned(value ^ Long.MIN_VALUE);
    }

    /** A number in 11 characters, ordered as an unsigned one. */
    static String unsigned(long value) {
        char[] text = new char[NUMBER_LENGTH];
        for (int i = 0; i < NUMBER_LENGTH; i++) {
            int shift = Long.SIZE - DIGIT_BITS * (i + 1);
            long digit = shift >= 0 ? value >>> shift : value << -shift;
            text[i] = DIGITS.charAt((int) (digit & 63));
        }
        return new String(text);
    }

    /** The number that {@link #signed} wrote at a place. */
    static long signed(String text, int at) {
        long value = 0;
        for (int i = 0; i < NUMBER_LENGTH; i++) {
            long digit = DIGITS.indexOf(text.charAt(at + i));
            int shift = Long.SIZE - DIGIT_BITS * (i + 1);
            value |= shift >= 0 ? digit << shift : digit >>> -shift;
        }
        return value ^ Long.MIN_VALUE;
    }

    /** Text, ordered by its UTF-8 bytes. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isEscaped(text.charAt(i))) {
                return of(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return text;
    }

    /** Bytes, ordered as unsigned ones. */
    static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte signed : bytes) {
            int octet = signed & 0xFF;
            if (isEscaped(octet)) {
                text.append(octet <= LOW_ESCAPE ? LOW_ESCAPE : HIGH_ESCAPE)
                        .append(Character.forDigit(octet >> 4, 16))
                        .append(Character.forDigit(octet & 15, 16));
            } else {
                text.append((char) octet);
            }
        }
        return text.toString();
    }

    /** The text that {@link #of(String)} wrote. */
    static String text(String ordered) {
        return ordered.indexOf(LOW_ESCAPE) < 0 && ordered.indexOf(HIGH_ESCAPE) < 0
                ? ordered
                : new String(bytes(ordered), StandardCharsets.UTF_8);
    }

    /** The bytes that {@link #of(byte[])} wrote. */
    static byte[] bytes(String ordered) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ordered.length());
        for (int i = 0; i < ordered.length(); i++) {
            char character = ordered.charAt(i);
            if (isEscaped(character)) {
                bytes.write(
                        Character.digit(ordered.charAt(i + 1), 16) << 4 | Character.digit(ordered.charAt(i + 2), 16));
                i += 2;
            } else {
                bytes.write(character);
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isEscaped(int octet) {
        return octet <= LOW_ESCAPE || octet >= HIGH_ESCAPE;
    }
}
