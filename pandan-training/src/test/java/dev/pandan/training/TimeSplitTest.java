package dev.pandan.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TimeSplitTest {
    private static final long HOUR = 3_600_000_000L;

    @Test
    void of_historyLongerThanTheHorizon_leavesAGapBeforeTheLastFifth() {
        TimeSplit split = TimeSplit.of(100, row -> row * HOUR, 24 * HOUR, true);
        assertThat(split.validationFromMicros()).isEqualTo(80 * HOUR);
        assertThat(split.gapFromMicros()).isEqualTo(56 * HOUR);
    }

    @Test
    void of_historyWithinTheHorizon_saysThatTheGapTakesAll() {
        assertThatThrownBy(() -> TimeSplit.of(100, row -> row * HOUR, 80 * HOUR, true))
                .hasMessageContaining("the 100 events whose label's time has passed begin at 1970-01-01T00:00:00Z")
                .hasMessageContaining("at 1970-01-04T08:00:00Z, and the 80h before that are the gap")
                .hasMessageContaining("a longer history, or a shorter 'within'");
    }

    @Test
    void of_fewEvents_saysWhereMoreMayCome() {
        assertThatThrownBy(() -> TimeSplit.of(4, row -> row, HOUR, true))
                .hasMessageContaining("there are 4 events")
                .hasMessageContaining("let 'pandan serve' read it first");
    }
}
