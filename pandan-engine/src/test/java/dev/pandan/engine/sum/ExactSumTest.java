package dev.pandan.engine.sum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ExactSumTest {
    private static final double TINY = Double.MIN_VALUE;

    @Test
    void value_nothingAdded_isPositiveZero() {
        assertSame(sum(), 0.0);
    }

    @Test
    void value_sumThatCancels_isPositiveZero() {
        assertSame(sum(-0.1, 0.1), 0.0);
        assertSame(sum(-1e300, 1e-300, 1e300, -1e-300), 0.0);
        assertSame(sum(-0.0), 0.0);
    }

    @Test
    void value_smallBesideLarge_isNotLost() {
        assertSame(sum(1e308, 1, -1e308), 1.0);
        assertSame(sum(TINY, 1e308, -1e308), TINY);
        assertSame(sum(0.1, 0.2, -0.3), 0x1p-55);
    }

    @Test
    void value_halfway_goesToEven() {
        assertSame(sum(0x1p53, 1), 0x1p53);
        assertSame(sum(0x1p53, 3), 0x1p53 + 4);
        assertSame(sum(0x1p53, 1, TINY), 0x1p53 + 2);
        assertSame(sum(-0x1p53, -1, -TINY), -0x1p53 - 2);
        assertSame(sum(0x1p53, 1, -TINY), 0x1p53);
    }

    @Test
    void value_subnormals_areExact() {
        assertSame(sum(TINY, TINY, TINY), 3 * TINY);
        assertSame(sum(Double.MIN_NORMAL, -TINY), Double.MIN_NORMAL - TINY);
    }

    @Test
    void value_overflow_onlyIfTheSumRoundsToInfinity() {
        assertSame(sum(Double.MAX_VALUE, Double.MAX_VALUE), Double.POSITIVE_INFINITY);
        assertSame(sum(-Double.MAX_VALUE, -Double.MAX_VALUE), Double.NEGATIVE_INFINITY);
        assertSame(sum(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE), Double.MAX_VALUE);
        double halfUlp = 0x1p970;
        assertSame(sum(Double.MAX_VALUE, halfUlp), Double.POSITIVE_INFINITY);
        assertSame(sum(Double.MAX_VALUE, halfUlp, -TINY), Double.MAX_VALUE);
    }

    @Test
    void value_specials_areIeeeAndLeaveAgain() {
        ExactSum sum = sum(1.5, Double.POSITIVE_INFINITY);
        assertSame(sum, Double.POSITIVE_INFINITY);
        sum.add(Double.NEGATIVE_INFINITY);
        assertSame(sum, Double.NaN);
        sum.remove(Double.POSITIVE_INFINITY);
        assertSame(sum, Double.NEGATIVE_INFINITY);
        sum.add(Double.NaN);
        assertSame(sum, Double.NaN);
        sum.remove(Double.NaN);
        sum.remove(Double.NEGATIVE_INFINITY);
        assertSame(sum, 1.5);
    }

    @Test
    void add_moreThan128Bits_movesOnWithoutLoss() {
        ExactSum sum = new ExactSum();
        sum.add(1);
        double large = 0x1.fffffffffffffp31;
        for (int i = 0; i < 100_000; i++) {
            sum.add(large);
        }
        sum.remove(1);
        assertThat(sum.bytes()).as("the wide part is in use").isGreaterThan(100);
        assertSame(
                sum, new BigDecimal(large).multiply(BigDecimal.valueOf(100_000)).doubleValue());
    }

    @Test
    void reset_afterUse_isAsNew() {
        ExactSum sum = sum(1e300, 1e-300, Double.NaN);
        sum.reset();
        assertSame(sum, 0.0);
        assertThat(sum.bytes()).isEqualTo(new ExactSum().bytes());
        sum.add(0.5);
        assertSame(sum, 0.5);
    }

    @Test
    void value_randomExtremes_equalsBigDecimal() {
        long seed = Long.getLong("pandan.seed", new Random().nextLong());
        System.out.println("ExactSumTest: -Dpandan.seed=" + seed);
        for (int i = 0; i < 4_000; i++) {
            checkHistory(new Random(seed + i), "seed " + seed + ", history " + i);
        }
    }

    private static void checkHistory(Random random, String name) {
        int spread = 1 << random.nextInt(12);
        int center = random.nextInt(2048);
        List<Double> in = new ArrayList<>();
        ExactSum sum = new ExactSum();
        ExactSum other = new ExactSum();
        for (int i = random.nextInt(60); i >= 0; i--) {
            double value = value(random, center, spread);
            in.add(value);
            (random.nextInt(4) == 0 ? other : sum).add(value);
            if (random.nextInt(3) == 0) {
                sum.remove(in.remove(random.nextInt(in.size())));
            }
        }
        double before = other.value();
        sum.merge(other);
        assertThat(bits(other.value())).as("%s: merged is unchanged", name).isEqualTo(bits(before));
        assertThat(bits(sum.value())).as(name).isEqualTo(bits(exact(in)));
        assertThat(bits(sum.value())).as("%s: read twice", name).isEqualTo(bits(exact(in)));
        Collections.shuffle(in, random);
        in.forEach(sum::remove);
        assertThat(bits(sum.value())).as("%s: all gone", name).isZero();
    }

    private static double value(Random random, int center, int spread) {
        int exponent = Math.floorMod(center + random.nextInt(spread) - spread / 2, 2047);
        long fraction = random.nextBoolean() ? random.nextLong() >>> 12 : (random.nextLong() >>> 62) << 50;
        return Double.longBitsToDouble((random.nextLong() & Long.MIN_VALUE) | (long) exponent << 52 | fraction);
    }

    private static double exact(List<Double> values) {
        return values.stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    private static ExactSum sum(double... values) {
        ExactSum sum = new ExactSum();
        for (double value : values) {
            sum.add(value);
        }
        return sum;
    }

    private static void assertSame(ExactSum sum, double expected) {
        assertThat(bits(sum.value())).as("%s against %s", sum.value(), expected).isEqualTo(bits(expected));
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }
}
