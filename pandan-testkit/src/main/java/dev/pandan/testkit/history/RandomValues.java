package dev.pandan.testkit.history;

import dev.pandan.spec.type.ScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Values of one history, which has its own share of nulls and of odd values. Not thread-safe. */
final class RandomValues {
    private static final double[] DOUBLES = {
        Double.NaN,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -0.0,
        Double.MIN_VALUE,
        -1e-310,
        Double.MAX_VALUE,
        -1e308
    };
    private static final float[] FLOATS = {
        Float.NaN,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        -0.0f,
        Float.MIN_VALUE,
        -1e-40f,
        Float.MAX_VALUE,
        -3e38f
    };
    private static final String[] TEXTS = {
        "", "a", "b", "ab", "B", "\u00e9", "\uff5e", "\ud83d\ude00", "\ud83d\ude01", "\ud83d\ude00\ud83d\ude01"
    };
    /** The greatest whole number that a decimal of 38 digits, 18 of them after the point, holds. */
    private static final BigDecimal GREATEST =
            new BigDecimal(BigInteger.TEN.pow(20).subtract(BigInteger.ONE));

    private final Random random;
    /** One in so many values is null. */
    private final int nulls;
    /** One in so many values is odd. */
    private final int odd;

    private final int magnitudes;
    private final int firstDay;

    RandomValues(Random random, long baseMicros) {
        this.random = random;
        this.nulls = 3 + random.nextInt(10);
        this.odd = 2 + random.nextInt(random.nextInt(4) > 0 ? 4 : 40);
        this.magnitudes = random.nextInt(3) > 0 ? 4 : 2_000;
        this.firstDay = (int) Math.floorDiv(baseMicros, 86_400_000_000L);
    }

    @Nullable
    Object value(ScalarType type) {
        if (random.nextInt(nulls) == 0) {
            return null;
        }
        boolean floating = type == ScalarType.FLOAT || type == ScalarType.DOUBLE;
        boolean strange = random.nextInt(floating ? 2 + odd / 4 : odd) == 0;
        return switch (type) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> strange ? random.nextInt() : random.nextInt(11) - 5;
            case LONG -> strange ? hugeLong() : (Object) (long) (random.nextInt(2_000) - 1_000);
            case FLOAT -> strange ? FLOATS[random.nextInt(FLOATS.length)] : (float) number() % 1e30f;
            case DOUBLE -> strange ? DOUBLES[random.nextInt(DOUBLES.length)] : (Object) number();
            case DECIMAL -> strange ? strangeDecimal() : BigDecimal.valueOf(random.nextInt(10_000), random.nextInt(4));
            case STRING -> TEXTS[random.nextInt(TEXTS.length)];
            case DATE -> firstDay + random.nextInt(3);
            case TIMESTAMP -> firstDay * 86_400_000_000L + random.nextInt(1_000_000);
            case BINARY -> bytes();
        };
    }

    private long hugeLong() {
        return random.nextBoolean() ? random.nextLong() : Long.MAX_VALUE - random.nextInt(3);
    }

    private double number() {
        if (random.nextInt(3) == 0) {
            return random.nextInt(9) / 10.0;
        }
        return (random.nextDouble() - 0.5) * Math.scalb(1.0, random.nextInt(magnitudes) - magnitudes / 2);
    }

    private BigDecimal strangeDecimal() {
        return switch (random.nextInt(3)) {
            case 0 -> GREATEST.subtract(BigDecimal.valueOf(random.nextInt(3)));
            case 1 -> BigDecimal.valueOf(1 + random.nextInt(3), 18);
            default -> GREATEST.negate().add(BigDecimal.valueOf(random.nextInt(5), 18));
        };
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(3)];
        random.nextBytes(bytes);
        return bytes;
    }
}
