package dev.pandan.testkit.naive;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;

/** What carries the values of arguments. */
final class NaiveValues {
    /** Of two values of one type. */
    static final Comparator<Object> ORDER = NaiveValues::compare;

    private NaiveValues() {}

    private static int compare(Object a, Object b) {
        if (a instanceof Long number) {
            return number.compareTo((Long) b);
        } else if (a instanceof Double number) {
            return number.compareTo((Double) b);
        } else if (a instanceof BigInteger number) {
            return number.compareTo((BigInteger) b);
        }
        return Arrays.compareUnsigned((byte[]) a, (byte[]) b);
    }

    /** The value as something that equals others of the same value. */
    static Object comparable(Object value) {
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }
}
