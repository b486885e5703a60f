package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.training.history.FeatureExample;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LatestRowsTest {
    private static final List<FeatureExample> ROWS = Machines.rows(100, 1);
    private static final long[] TIMES = LongStream.range(0, 100).toArray();

    @Test
    void of_share_latestAreKeptAndTheHorizonBeforeThemIsLeftOut() {
        LatestRows latest = LatestRows.of(TIMES, 0.1, 7);
        assertThat(ROWS.stream().filter(latest::contains).map(FeatureExample::timeMicros))
                .containsExactlyElementsOf(LongStream.range(90, 100).boxed().toList());
        assertThat(ROWS.stream().filter(latest::counts).filter(row -> !latest.contains(row)))
                .hasSize(83)
                .allMatch(row -> row.timeMicros() < 83);
    }

    @Test
    void of_nothingLeftToLearnFrom_isRefused() {
        assertThatThrownBy(() -> LatestRows.of(TIMES, 0.5, 50))
                .hasMessageContaining(
                        "early_stopping: of 100 training rows 50 are kept for stopping, and all others lie"
                                + " within the label's horizon");
    }
}
