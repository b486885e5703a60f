package dev.pandan.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Text;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NumberMetricsTest {
    private static final PolicySpec POLICY = new PolicySpec(
            Optional.empty(), List.of(new PolicySpec.Rule(Text.of("score >= 30"), "warn")), "none", "ask");

    @Test
    void of_fourRows_equalsByHand() {
        double[] scores = {10, 20, Double.NaN, 40, 30};
        double[] labels = {12, 20, 1_000, 36, 32};
        NumberMetrics metrics =
                NumberMetrics.of(NumberPredictions.of(scores, labels, new int[] {-1, -1, -2, 0, 0}), POLICY);
        assertThat(metrics.rows()).isEqualTo(4);
        assertThat(metrics.unscored()).isEqualTo(1);
        assertThat(metrics.meanLabel()).isEqualTo(25);
        assertThat(metrics.rmse()).isCloseTo(Math.sqrt((4 + 0 + 16 + 4) / 4.0), within(1e-12));
        assertThat(metrics.mae()).isEqualTo(2);
        assertThat(metrics.bias()).isZero();
        assertThat(metrics.r2()).isCloseTo(1 - 24.0 / (169 + 25 + 121 + 49), within(1e-12));
        assertThat(metrics.rules())
                .containsExactly(
                        new RuleRows("warn", "score >= 30", 2, 35, 34), new RuleRows("none", "otherwise", 2, 15, 16));
    }

    @Test
    void byName_equalLabels_leavesOutR2() {
        NumberMetrics metrics = NumberMetrics.of(
                NumberPredictions.of(new double[] {1, 3}, new double[] {2, 2}, new int[2]),
                new PolicySpec(Optional.empty(), List.of(), "none", "none"));
        assertThat(metrics.byName()).containsEntry("rmse", 1.0).doesNotContainKey("r2");
        assertThat(metrics.rules()).isEmpty();
    }
}
