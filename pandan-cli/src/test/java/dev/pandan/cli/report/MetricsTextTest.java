package dev.pandan.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricsTextTest {
    @ParameterizedTest
    @CsvSource({"0.65051, 0.6505", "13.449, 13.4490", "4510.126, 4510.13", "-125034.23, -125034", "NaN, -"})
    void number_large_hasFewerDigits(double value, String text) {
        assertThat(MetricsText.number(value)).isEqualTo(text);
    }
}
