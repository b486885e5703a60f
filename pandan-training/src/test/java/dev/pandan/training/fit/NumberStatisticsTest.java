package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class NumberStatisticsTest {
    private static NumberStatistics of(double... values) {
        NumberStatistics statistics = new NumberStatistics();
        DoubleStream.of(values).forEach(statistics::add);
        return statistics;
    }

    @Test
    void add_parts_equalsWhole() {
        NumberStatistics whole = of(1, 2, Double.NaN, 7, 9, Double.POSITIVE_INFINITY);
        NumberStatistics parts = of(1, 2, Double.NaN);
        parts.add(of());
        parts.add(of(7, 9, Double.POSITIVE_INFINITY));
        assertThat(parts.mean()).isCloseTo(4.75, within(1e-12)).isCloseTo(whole.mean(), within(1e-12));
        assertThat(parts.deviation()).isCloseTo(whole.deviation(), within(1e-12));
        assertThat(parts.missing()).isEqualTo(2);
        double squares = 3.75 * 3.75 + 2.75 * 2.75 + 2.25 * 2.25 + 4.25 * 4.25;
        assertThat(whole.deviation()).isCloseTo(Math.sqrt(squares / 6), within(1e-12));
    }

    @Test
    void deviation_constant_isOne() {
        assertThat(of(3, 3, 3).deviation()).isEqualTo(1);
    }
}
