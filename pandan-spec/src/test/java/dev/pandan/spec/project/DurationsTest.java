package dev.pandan.spec.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {

    @Test
    void parse_everyUnit() {
        assertThat(Durations.parse("1us")).contains(Duration.ofNanos(1_000));
        assertThat(Durations.parse("90m")).contains(Duration.ofMinutes(90));
        assertThat(Durations.parse("7 d")).contains(Duration.ofDays(7));
        assertThat(Durations.parse("2w")).contains(Duration.ofDays(14));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "-1h", "1", "h", "1.5h", "1y", "999999999999w", "36601d"})
    void parse_other_isEmpty(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }
}
