package dev.pandan.engine.sum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class IntegerSumTest {

    @Test
    void fitsLong_overflowThatReturns_fitsAgain() {
        IntegerSum sum = new IntegerSum();
        sum.add(Long.MAX_VALUE);
        sum.add(1);
        assertThat(sum.fitsLong()).isFalse();
        assertThat(sum.doubleValue()).isEqualTo(0x1p63);
        sum.remove(1);
        assertThat(sum.fitsLong()).isTrue();
        assertThat(sum.longValue()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void value_randomLongs_equalsBigInteger() {
        long seed = Long.getLong("pandan.seed", new Random().nextLong());
        System.out.println("IntegerSumTest: -Dpandan.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            check(random, "seed " + seed + ", sum " + i);
        }
    }

    private static void check(Random random, String name) {
        IntegerSum sum = new IntegerSum();
        IntegerSum other = new IntegerSum();
        BigInteger exact = BigInteger.ZERO;
        for (int i = random.nextInt(20); i >= 0; i--) {
            long value = random.nextLong() >> random.nextInt(64);
            boolean add = random.nextInt(3) > 0;
            exact = add ? exact.add(BigInteger.valueOf(value)) : exact.subtract(BigInteger.valueOf(value));
            IntegerSum target = random.nextBoolean() ? sum : other;
            if (add) {
                target.add(value);
            } else {
                target.remove(value);
            }
        }
        sum.merge(other);
        assertThat(sum.fitsLong()).as(name).isEqualTo(exact.bitLength() < 64);
        assertThat(sum.longValue()).as(name).isEqualTo(exact.longValue());
        assertThat(sum.doubleValue()).as(name).isEqualTo(exact.doubleValue());
    }
}
