package dev.pandan.engine.sum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;

/** Sums of squares and variances beside {@link BigDecimal}. */
final class VarianceTest {
    /** More digits than a tie of doubles can have, in proportion to what is divided here. */
    private static final MathContext DIGITS = new MathContext(60, RoundingMode.DOWN);

    private static final double[] EXTREMES = {
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_NORMAL,
        0x1p-480,
        Math.nextDown(0x1p-480),
        1,
        -3,
        Math.nextDown(0x1p500),
        0x1p500,
        -Double.MAX_VALUE
    };

    @Test
    void exact_anyMagnitudeMergedAndRemoved_equalsBigDecimal() {
        runs("SquareSum", random -> {
            SquareSum sum = new SquareSum();
            SquareSum other = new SquareSum();
            List<Double> in = filled(random, value -> (random.nextBoolean() ? sum : other).add(value), sum::remove);
            sum.merge(other);
            assertThat(exact(sum)).isEqualByComparingTo(squares(in));
            assertThat(exact(decoded(sum))).isEqualByComparingTo(squares(in));
            in.forEach(sum::remove);
            assertThat(exact(sum)).isEqualByComparingTo(BigDecimal.ZERO);
        });
    }

    @Test
    void exact_infiniteAndNan_areLeftOut() {
        SquareSum sum = new SquareSum();
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 3, Double.NEGATIVE_INFINITY}) {
            sum.add(value);
        }
        assertThat(exact(sum)).isEqualByComparingTo("9");
    }

    @Test
    void reset_afterExtremes_isAsNew() {
        SquareSum sum = new SquareSum();
        for (double value : EXTREMES) {
            sum.add(value);
        }
        sum.reset();
        assertThat(exact(sum)).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(sum.bytes()).isEqualTo(new SquareSum().bytes());
    }

    @Test
    void of_anyMagnitude_isRoundedOnce() {
        runs("Variance", random -> {
            ExactSum sum = new ExactSum();
            SquareSum squares = new SquareSum();
            List<Double> in = filled(
                    random,
                    value -> {
                        sum.add(value);
                        squares.add(value);
                    },
                    value -> {
                        sum.remove(value);
                        squares.remove(value);
                    });
            for (int freedom = in.size() - 1; freedom <= in.size() && !in.isEmpty(); freedom++) {
                if (freedom > 0) {
                    assertThat(Variance.of(in.size(), sum, squares, freedom)).isEqualTo(variance(in, freedom));
                }
            }
        });
    }

    @Test
    void of_equalValues_isZero() {
        ExactSum sum = new ExactSum();
        SquareSum squares = new SquareSum();
        for (int i = 0; i < 1_000; i++) {
            sum.add(0.1);
            squares.add(0.1);
        }
        assertThat(Double.doubleToLongBits(Variance.of(1_000, sum, squares, 999)))
                .isZero();
    }

    @Test
    void of_specialThatLeaves_isNanAndThenNot() {
        ExactSum sum = new ExactSum();
        SquareSum squares = new SquareSum();
        for (double value : new double[] {1, 3, Double.NaN}) {
            sum.add(value);
            squares.add(value);
        }
        assertThat(Variance.of(3, sum, squares, 3)).isNaN();
        sum.remove(Double.NaN);
        squares.remove(Double.NaN);
        assertThat(Variance.of(2, sum, squares, 2)).isEqualTo(1);
    }

    private static void runs(String name, Consumer<Random> run) {
        long seed = Long.getLong("pandan.seed", new Random().nextLong());
        System.out.println("VarianceTest " + name + ": -Dpandan.seed=" + seed);
        for (int i = 0; i < 300; i++) {
            run.accept(new Random(seed + i));
        }
    }

    /** Adds values and removes some of them again; gives those that are left. */
    private static List<Double> filled(Random random, DoubleConsumer add, DoubleConsumer remove) {
        List<Double> in = new ArrayList<>();
        double scale = Math.scalb(1.0, random.nextInt(1_800) - 900);
        for (int i = random.nextInt(30); i >= 0; i--) {
            double value = random.nextInt(8) == 0
                    ? EXTREMES[random.nextInt(EXTREMES.length)]
                    : (random.nextDouble() - 0.3) * scale;
            in.add(value);
            add.accept(value);
            if (random.nextInt(3) == 0) {
                remove.accept(in.remove(random.nextInt(in.size())));
            }
        }
        return in;
    }

    private static SquareSum decoded(SquareSum sum) {
        ByteWriter out = new ByteWriter();
        sum.encode(out);
        return SquareSum.decode(new ByteReader(out.toBytes()));
    }

    private static BigDecimal exact(SquareSum sum) {
        Dyadic exact = sum.exact();
        BigDecimal unscaled = new BigDecimal(exact.unscaled());
        BigDecimal power = new BigDecimal(BigInteger.TWO.pow(Math.abs(exact.exponent())));
        // A quotient by a power of two has finitely many digits.
        return exact.exponent() < 0 ? unscaled.divide(power) : unscaled.multiply(power);
    }

    private static BigDecimal squares(List<Double> values) {
        return values.stream()
                .map(BigDecimal::new)
                .map(value -> value.multiply(value))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double variance(List<Double> values, int freedom) {
        BigDecimal size = BigDecimal.valueOf(values.size());
        BigDecimal sum = values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal spread = size.multiply(squares(values)).subtract(sum.multiply(sum));
        BigDecimal divisor = size.multiply(BigDecimal.valueOf(freedom));
        BigDecimal digits = spread.divide(divisor, DIGITS);
        boolean cut = digits.multiply(divisor).compareTo(spread) != 0;
        return (cut ? digits.add(BigDecimal.valueOf(spread.signum(), digits.scale() + 1)) : digits).doubleValue();
    }
}
