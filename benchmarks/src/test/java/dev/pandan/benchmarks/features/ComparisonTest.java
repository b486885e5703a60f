package dev.pandan.benchmarks.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ComparisonTest {

    @Test
    void equal_roundedDouble_isEqual() {
        assertThat(Comparison.equal(0.1f, 0.1)).isTrue();
        assertThat(Comparison.equal(Float.NaN, Double.NaN)).isTrue();
        assertThat(Comparison.equal(0.1f, 0.1 + 1e-8)).isFalse();
        assertThat(Comparison.equal(Float.NaN, 0)).isFalse();
        assertThat(Comparison.equal(3, 4)).isFalse();
    }

    @Test
    void equal_besideTheMiddleOfTwoFloats_isEqualWithinTheTolerance() {
        double middle = (1.0 + Math.nextUp(1.0f)) / 2;
        assertThat(Comparison.equal(1.0f, Math.nextUp(middle))).isTrue();
        assertThat(Comparison.equal(1.0f, middle * (1 + 1e-11))).isFalse();
    }

    @Test
    void requireEqual_otherCountOrSum_fails() {
        Totals some = totals(3, 1.5);
        some.requireEqual("same", totals(3, 1.5 + 1e-10), 1e-9);
        assertThatThrownBy(() -> some.requireEqual("other", totals(2, 1.5), 1e-9))
                .hasMessageContaining("other has 2");
        assertThatThrownBy(() -> some.requireEqual("other", totals(3, 1.6), 1e-9))
                .hasMessageContaining("1.6");
    }

    private static Totals totals(long count, double sum) {
        Totals totals = new Totals(1);
        totals.set(0, count, sum);
        return totals;
    }
}
