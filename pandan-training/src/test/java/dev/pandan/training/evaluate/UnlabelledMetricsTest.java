package dev.pandan.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.spec.project.PolicySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UnlabelledMetricsTest {
    private static final PolicySpec NONE = new PolicySpec(Optional.empty(), List.of(), "", "");
    private static final Groups LINE =
            new Groups(List.of(new double[] {0}, new double[] {2}, new double[] {10}, new double[] {12}));

    @Test
    void clusters_twoPairs_asByHand() {
        int[] group = {0, 0, 2, 2};
        ClusterMetrics metrics =
                ClusterMetrics.of(LINE, List.of("0", "1", "2"), group, new double[] {1, 1, 1, 1}, new int[4], NONE);
        assertThat(metrics.inertia()).isEqualTo(1);
        // Each point is 1 from its own centre and 11 or 9 from the other; the cluster without rows has none.
        assertThat(metrics.silhouette()).isCloseTo((10.0 / 11 + 8.0 / 9) / 2, within(1e-12));
        assertThat(metrics.byName()).containsEntry("size.0", 2.0).containsEntry("size.1", 0.0);
    }

    @Test
    void clusters_allInOne_haveNoSilhouette() {
        ClusterMetrics metrics =
                ClusterMetrics.of(LINE, List.of("0"), new int[4], LINE.fromTheMiddle(), new int[4], NONE);
        assertThat(metrics.silhouette()).isNaN();
        assertThat(metrics.inertia()).isEqualTo(26);
        assertThat(metrics.byName()).doesNotContainKey("silhouette");
    }

    @Test
    void anomalies_someLabels_areRankedByThemAlone() {
        double[] scores = {0.1, 0.9, Double.NaN, 0.4, 0.5};
        AnomalyMetrics metrics = AnomalyMetrics.of(
                scores, Arrays.asList(false, true, true, null, false), new int[5], NONE, Bootstrap.STANDARD);
        assertThat(metrics.auc()).isEqualTo(1);
        assertThat(metrics.labelled()).isEqualTo(3);
        assertThat(metrics.unscored()).isEqualTo(1);
        assertThat(metrics.quantiles())
                .containsEntry(0.0, 0.1)
                .containsEntry(0.5, 0.4)
                .containsEntry(1.0, 0.9);
    }

    @Test
    void anomalies_noLabels_haveNoAuc() {
        AnomalyMetrics metrics =
                AnomalyMetrics.of(new double[] {1, 2}, Arrays.asList(null, null), new int[2], NONE, Bootstrap.STANDARD);
        assertThat(metrics.auc()).isNaN();
        assertThat(metrics.intervals().isEmpty()).isTrue();
        assertThat(metrics.byName()).containsEntry("labelled", 0.0).doesNotContainKey("auc");
    }

    /** Scores of an anomaly may be any numbers; rows without a label are not drawn. */
    @Test
    void anomalies_manyLabels_haveAnIntervalAroundTheAuc() {
        double[] scores = new double[300];
        Boolean[] labels = new Boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = -40 + i * 37 % 101;
            labels[i] = i % 5 == 0 ? null : scores[i] + i * 53 % 97 > 60;
        }
        AnomalyMetrics metrics =
                AnomalyMetrics.of(scores, Arrays.asList(labels), new int[scores.length], NONE, Bootstrap.STANDARD);
        Interval auc = metrics.intervals().of("auc").orElseThrow();
        assertThat(metrics.auc()).isStrictlyBetween(auc.low(), auc.high());
        assertThat(auc.high() - auc.low()).isBetween(0.02, 0.2);
        assertThat(metrics.averagePrecision()).isStrictlyBetween(0.0, 1.0);
        assertThat(metrics.intervals().byName()).containsOnlyKeys("auc", "average_precision");
    }

    @Test
    void clusters_ofAMixture_haveTheMeanOfTheirLogarithms() {
        int[] group = {0, 0, 1, 1};
        ClusterMetrics metrics = ClusterMetrics.of(
                        LINE, List.of("0", "1"), group, new double[] {1, 1, 1, 1}, new int[4], NONE)
                .with(new double[] {-1, -2, Double.NaN, -6}, Bootstrap.STANDARD);
        assertThat(metrics.byName()).containsEntry("log_likelihood", -3.0);
        assertThat(metrics.intervals().byName()).containsOnlyKeys("log_likelihood");
    }
}
