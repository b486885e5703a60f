package dev.pandan.training.parity;

import dev.pandan.engine.decide.Decision;
import dev.pandan.spec.row.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over decisions in the order of their ids (unsigned bytes of UTF-8), each as these bytes, integers big-endian, lengths as unsigned LEB128:
 *
 * <ol>
 *   <li>id: length, UTF-8;
 *   <li>number of features as LEB128; then per feature in the order of the program: 0 if missing; 1 and the four bytes of the float's bits; 2, length, UTF-8 of a category;
 *       3, number of elements as LEB128 and the four bytes of each of a vector;
 *   <li>score: the eight bytes of the double's bits, one NaN;
 *   <li>action: length, UTF-8.
 * </ol>
 *
 * Not thread-safe.
 */
public final class DecisionDigest {
    private final MessageDigest sha;
    private byte @Nullable [] last;

    public DecisionDigest() {
        try {
            this.sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of one decision. */
    public static byte[] bytes(Decision decision) {
        ByteWriter out = new ByteWriter();
        out.bytes(utf8(decision.id()));
        @Nullable Object[] features = decision.features().values();
        out.varint(features.length);
        for (Object value : features) {
            feature(out, value);
        }
        out.i64(Double.doubleToLongBits(decision.score()));
        out.bytes(utf8(decision.action()));
        return out.toBytes();
    }

    private static void feature(ByteWriter out, @Nullable Object value) {
        if (value instanceof Float number) {
            out.u8(1);
            out.i32(Float.floatToIntBits(number));
        } else if (value instanceof String category) {
            out.u8(2);
            out.bytes(utf8(category));
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

    /**
     * The next decision.
     *
     * @param id greater than the one before
     * @param bytes see {@link #bytes}
     */
    public void add(String id, byte[] bytes) {
        byte[] name = utf8(id);
        if (last != null && Arrays.compareUnsigned(last, name) >= 0) {
            throw new IllegalArgumentException("decisions are not in the order of their ids");
        }
        last = name;
        sha.update(bytes);
    }

    /** The digest of what was added, 64 hexadecimal digits; starts anew. */
    public String hex() {
        last = null;
        return HexFormat.of().formatHex(sha.digest());
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
