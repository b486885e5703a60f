package dev.pandan.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HtmlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.65051|0.6505",
                "13.449|13.4490",
                "125.12345|125.123",
                "4510.126|4,510.13",
                "125034.23|125,034",
                "-125034.23|-125,034",
                "12500000|12,500,000",
                "NaN|–"
            })
    void number_large_hasFewerDigits(double value, String text) {
        assertThat(Html.number(value, 4)).isEqualTo(text);
    }

    @Test
    void cost_isToldAsDeclared() {
        assertThat(Html.cost(5)).isEqualTo("5");
        assertThat(Html.cost(0.25)).isEqualTo("0.25");
    }

    @Test
    void unlabelledNames_areForPeople() {
        assertThat(UnlabelledNames.of("size.2")).isEqualTo("rows of cluster 2");
        assertThat(UnlabelledNames.of("score_p99")).isEqualTo("score that 99 % of the rows do not exceed");
        assertThat(UnlabelledNames.of("log_likelihood")).isEqualTo("log likelihood");
    }
}
