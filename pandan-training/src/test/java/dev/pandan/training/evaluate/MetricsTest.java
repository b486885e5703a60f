package dev.pandan.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Text;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MetricsTest {
    private static final PolicySpec POLICY = new PolicySpec(
            Optional.of(new PolicySpec.Costs(5, 1)),
            List.of(
                    new PolicySpec.Rule(Text.of("score >= 0.6"), "stop"),
                    new PolicySpec.Rule(Text.of("score >= 0.3"), "look")),
            "none",
            "none");

    private static Predictions predictions(double[] scores, boolean... labels) {
        int[] rules = new int[scores.length];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = scores[i] >= 0.6 ? 0 : scores[i] >= 0.3 ? 1 : -1;
        }
        return new Predictions(scores, labels, rules);
    }

    @Test
    void of_fourRows_equalsByHand() {
        double[] scores = {0.9, 0.4, 0.35, 0.1};
        Metrics metrics = Metrics.of(predictions(scores, true, false, true, false), POLICY);
        assertThat(metrics.auc()).isEqualTo(0.75);
        assertThat(metrics.averagePrecision()).isCloseTo((1 + 2.0 / 3) / 2, within(1e-15));
        double loss = -(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.9)) / 4;
        assertThat(metrics.logLoss()).isCloseTo(loss, within(1e-15));
        assertThat(metrics.calibrationError()).isCloseTo((0.1 + 0.4 + 0.65 + 0.1) / 4, within(1e-15));
        assertThat(metrics.thresholds().get(0).confusion()).isEqualTo(new Confusion(1, 0, 1, 2));
        assertThat(metrics.thresholds().get(0).cost()).isEqualTo(5);
        assertThat(metrics.thresholds().get(1).confusion()).isEqualTo(new Confusion(2, 1, 0, 1));
        assertThat(metrics.thresholds().get(1).taken()).isEqualTo(2);
        assertThat(metrics.alarmForAll()).isEqualTo(2);
    }

    @Test
    void of_constantScore_isChance() {
        double[] scores = {0.25, 0.25, 0.25, 0.25};
        Metrics metrics = Metrics.of(predictions(scores, true, false, false, false), POLICY);
        assertThat(metrics.auc()).isEqualTo(0.5);
        assertThat(metrics.averagePrecision()).isEqualTo(0.25);
        assertThat(metrics.calibrationError()).isZero();
    }

    @Test
    void of_oneClass_areaIsNoNumberAndLeftOut() {
        Metrics metrics = Metrics.of(predictions(new double[] {0.2, 0.4}, true, true), POLICY);
        assertThat(metrics.auc()).isNaN();
        assertThat(metrics.byName()).doesNotContainKey("auc").containsKey("log_loss");
    }

    @Test
    void auc_manyTies_equalsCountingPairs() {
        SplittableRandom random = new SplittableRandom(7);
        double[] scores =
                random.doubles(300).map(x -> Math.round(x * 20) / 20.0).toArray();
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextDouble() < scores[i];
        }
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (labels[i] && !labels[j]) {
                    pairs++;
                    wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        assertThat(Metrics.of(predictions(scores, labels), POLICY).auc()).isCloseTo(wins / pairs, within(1e-12));
    }

    @Test
    void roc_endsAtOneOne_andThinnedKeepsEnds() {
        double[] scores = new SplittableRandom(3).doubles(5_000).toArray();
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 3 == 0;
        }
        Curve curve = Curve.roc(predictions(scores, labels));
        Curve thinned = curve.thinned(100);
        assertThat(thinned.x()).hasSizeLessThan(120).startsWith(0).endsWith(1);
        assertThat(thinned.y()).startsWith(0).endsWith(1);
        assertThat(curve.x()).isSorted();
    }
}
