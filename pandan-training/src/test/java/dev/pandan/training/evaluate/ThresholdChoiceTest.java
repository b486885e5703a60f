package dev.pandan.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.RateTarget;
import dev.pandan.spec.project.RateTarget.Rate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ThresholdChoiceTest {
    private static final long SEED = 5;

    private static Predictions rows(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] scores =
                random.doubles(count).map(x -> Math.round(x * 300) / 300.0).toArray();
        boolean[] labels = new boolean[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextDouble() < scores[i] * scores[i];
        }
        return new Predictions(scores, labels, new int[count]);
    }

    private static PolicySpec policy(Optional<PolicySpec.Costs> costs, Optional<RateTarget> target) {
        return new PolicySpec(costs, target, List.of(), "none", "none");
    }

    private static ChosenThreshold byRate(Rate rate, double share, Predictions rows) {
        PolicySpec policy = policy(Optional.empty(), Optional.of(new RateTarget(rate, share)));
        return new ThresholdChoice(rows, policy).choose().get(0);
    }

    /** What the threshold does, counted anew. */
    private static Confusion at(double threshold, Predictions rows) {
        long[] cells = new long[4];
        for (int i = 0; i < rows.size(); i++) {
            cells[(rows.labels()[i] ? 2 : 0) + (rows.scores()[i] >= threshold ? 1 : 0)]++;
        }
        return new Confusion(cells[3], cells[1], cells[2], cells[0]);
    }

    @Test
    void choose_byCost_noScoreCostsLess() {
        Predictions rows = rows(2_000);
        PolicySpec policy = policy(Optional.of(new PolicySpec.Costs(5, 1)), Optional.empty());
        ChosenThreshold chosen = new ThresholdChoice(rows, policy).choose().get(0);
        assertThat(chosen.confusion()).isEqualTo(at(chosen.score(), rows));
        assertThat(chosen.cost()).isEqualTo(chosen.confusion().cost(5, 1));
        for (double other : rows.scores()) {
            assertThat(at(other, rows).cost(5, 1)).isGreaterThanOrEqualTo(chosen.cost());
        }
    }

    @Test
    void choose_byRate_keepsItAndTheNextScoreDoesNot() {
        Predictions rows = rows(2_000);
        ChosenThreshold alarms = byRate(Rate.ALARMS, 0.1, rows);
        assertThat(alarms.confusion()).isEqualTo(at(alarms.score(), rows));
        assertThat(alarms.confusion().alarms()).isBetween(150L, 200L);
        ChosenThreshold recall = byRate(Rate.RECALL, 0.8, rows);
        assertThat(recall.confusion()).isEqualTo(at(recall.score(), rows));
        assertThat(recall.confusion().recall()).isBetween(0.8, 0.82);
        ChosenThreshold precision = byRate(Rate.PRECISION, 0.7, rows);
        assertThat(precision.confusion()).isEqualTo(at(precision.score(), rows));
        assertThat(precision.confusion().precision()).isBetween(0.7, 0.72);
    }

    @Test
    void choose_rateThatNothingKeeps_isNone() {
        Predictions rows = new Predictions(new double[] {0.9, 0.1}, new boolean[] {false, true}, new int[2]);
        PolicySpec policy = policy(Optional.empty(), Optional.of(new RateTarget(Rate.PRECISION, 0.9)));
        assertThat(new ThresholdChoice(rows, policy).choose()).isEmpty();
    }

    @Test
    void choose_alarmsForFewerThanTheHighestScoreHas_isNoAlarm() {
        Predictions rows = new Predictions(new double[] {0.5, 0.5}, new boolean[] {false, true}, new int[2]);
        ChosenThreshold chosen = byRate(Rate.ALARMS, 0.1, rows);
        assertThat(chosen.confusion().alarms()).isZero();
        assertThat(at(chosen.score(), rows).alarms()).isZero();
    }

    @Test
    void when_isAsShortAsTheRowsAllow() {
        Predictions rows =
                new Predictions(new double[] {0.61234567, 0.5111111}, new boolean[] {true, false}, new int[2]);
        assertThat(byRate(Rate.RECALL, 0.9, rows).when()).isEqualTo("score >= 0.6");
    }
}
