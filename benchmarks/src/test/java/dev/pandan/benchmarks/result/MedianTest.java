package dev.pandan.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MedianTest {
    @Test
    void of_oddAndEven_isTheMiddle() {
        assertThat(Median.of(List.of(9.0, 1.0, 4.0), value -> value)).isEqualTo(4);
        assertThat(Median.of(List.of(9.0, 1.0, 4.0, 6.0), value -> value)).isEqualTo(5);
        assertThatThrownBy(() -> Median.of(List.<Double>of(), value -> value)).hasMessageContaining("no passes");
    }

    @Test
    void quantile_hundredValues_isByRank() {
        long[] values = new long[100];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100L - i;
        }
        assertThat(Median.quantile(values, 0.99)).isEqualTo(99);
        assertThat(Median.quantile(values, 0.5)).isEqualTo(50);
        assertThat(Median.quantile(new long[] {7}, 0.99)).isEqualTo(7);
    }

    @Test
    void json_figures_areOneObjectOnOneLine() {
        Result result = new Result();
        result.figure("ratio", 0.123456);
        result.figure("sent", 12_345_678L);
        result.figure("store", "cassandra");
        assertThat(result.json()).isEqualTo("{\"ratio\":0.1235,\"sent\":12345678,\"store\":\"cassandra\"}");
        assertThat(result.number("sent")).isEqualTo(12_345_678);
        assertThat(result.number("none")).isNaN();
    }
}
