package dev.pandan.training.history;

import dev.pandan.spec.row.ByteWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Digest of a set of rows that does not depend on their order: the sum modulo 2^256 of the SHA-256 of each row's id, time, feature bits and label. Not thread-safe.
 */
public final class ExampleDigest {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private final MessageDigest sha = sha();
    private BigInteger sum = BigInteger.ZERO;

    void add(FeatureExample row) {
        ByteWriter out = new ByteWriter();
        out.bytes(row.id().getBytes(StandardCharsets.UTF_8));
        out.i64(row.timeMicros());
        for (Object value : row.values()) {
            value(out, value);
        }
        label(out, row.label());
        add(new BigInteger(1, sha.digest(out.toBytes())));
    }

    private static void label(ByteWriter out, @Nullable Object label) {
        if (label instanceof Double number) {
            out.u8(3);
            out.i64(Double.doubleToLongBits(number));
        } else if (label instanceof String name) {
            out.u8(4);
            out.bytes(name.getBytes(StandardCharsets.UTF_8));
        } else {
            out.u8(label == null ? 2 : Boolean.TRUE.equals(label) ? 1 : 0);
        }
    }

    private static void value(ByteWriter out, @Nullable Object value) {
        if (value instanceof Float number) {
            out.u8(1);
            out.i32(Float.floatToIntBits(number));
        } else if (value instanceof String category) {
            out.u8(2);
            out.bytes(category.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof float[] vector) {
            out.u8(3);
            out.varint(vector.length);
            for (float element : vector) {
                out.i32(Float.floatToIntBits(element));
            }
        } else {
            out.u8(0);
        }
    }

    void add(BigInteger part) {
        sum = sum.add(part).mod(MODULUS);
    }

    BigInteger sum() {
        return sum;
    }

    /** 64 hexadecimal digits. */
    public String text() {
        String digits = sum.toString(16);
        return "0".repeat(64 - digits.length()) + digits;
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
