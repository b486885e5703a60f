package dev.pandan.training.evaluate;

import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.RateTarget;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Chooses thresholds among all that cut the rows differently: by cost, and by a target rate. Rows of one score are never cut apart. */
final class ThresholdChoice {
    /** Highest score below which there is nothing: an alarm for no row. */
    private static final double NEVER = 1.01;

    private static final int DIGITS = 17;

    private final Ranking ranking;
    private final double[] scores;
    private final PolicySpec policy;

    ThresholdChoice(Predictions predictions, PolicySpec policy) {
        this.ranking = Ranking.of(predictions);
        this.scores = predictions.scores().length == 0 ? new double[0] : distinct(predictions.scores());
        this.policy = policy;
    }

    /** From the highest to the lowest. */
    private static double[] distinct(double[] all) {
        double[] rising = Arrays.stream(all).sorted().distinct().toArray();
        return IntStream.range(0, rising.length)
                .mapToDouble(i -> rising[rising.length - 1 - i])
                .toArray();
    }

    /** By cost first; empty where nothing is declared, no row is a positive or a negative, or no threshold keeps the rate. */
    List<ChosenThreshold> choose() {
        if (ranking.allPositives() == 0 || ranking.allNegatives() == 0) {
            return List.of();
        }
        List<ChosenThreshold> chosen = new ArrayList<>();
        policy.costs().ifPresent(costs -> chosen.add(threshold(cheapest(costs), "cost", "least cost")));
        policy.target().flatMap(this::byRate).ifPresent(chosen::add);
        return chosen;
    }

    private int cheapest(PolicySpec.Costs costs) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int group = 0; group <= ranking.groups(); group++) {
            double cost = confusion(group).cost(costs.missed(), costs.falseAlarm());
            if (cost < least) {
                least = cost;
                best = group;
            }
        }
        return best;
    }

    private Optional<ChosenThreshold> byRate(RateTarget target) {
        double share = target.share();
        long rows = ranking.allPositives() + ranking.allNegatives();
        String least = target.rate().text() + " of at least " + share;
        return switch (target.rate()) {
            case ALARMS ->
                Optional.of(threshold(
                        last(group -> confusion(group).alarms() <= share * rows).orElse(0),
                        "alarms",
                        "alarms for at most " + share + " of the rows"));
            case PRECISION ->
                last(group -> group > 0 && confusion(group).precision() >= share)
                        .map(group -> threshold(group, "precision", least));
            case RECALL ->
                IntStream.rangeClosed(0, ranking.groups())
                        .filter(group -> confusion(group).recall() >= share)
                        .boxed()
                        .findFirst()
                        .map(group -> threshold(group, "recall", least));
        };
    }

    /** The lowest threshold of which something holds. */
    private Optional<Integer> last(IntPredicate holds) {
        return IntStream.rangeClosed(0, ranking.groups())
                .map(i -> ranking.groups() - i)
                .filter(holds)
                .boxed()
                .findFirst();
    }

    /** Alarms are the rows of the first groups. */
    private Confusion confusion(int groups) {
        long right = ranking.positives(groups);
        long wrong = ranking.negatives(groups);
        return new Confusion(right, wrong, ranking.allPositives() - right, ranking.allNegatives() - wrong);
    }

    private ChosenThreshold threshold(int groups, String name, String wanted) {
        Confusion confusion = confusion(groups);
        double cost = policy.costs()
                .map(costs -> confusion.cost(costs.missed(), costs.falseAlarm()))
                .orElse(Double.NaN);
        return new ChosenThreshold(name, wanted, cut(groups), confusion, cost);
    }

    private double cut(int groups) {
        if (groups == 0) {
            return scores[0] < 1 ? shortest(scores[0], NEVER) : NEVER;
        }
        return groups == scores.length ? 0 : shortest(scores[groups], scores[groups - 1]);
    }

    /** The number of fewest digits above one and at most the other. */
    private static double shortest(double above, double atMost) {
        for (int digits = 1; digits < DIGITS; digits++) {
            double candidate =
                    new BigDecimal(atMost).setScale(digits, RoundingMode.DOWN).doubleValue();
            if (candidate > above && candidate <= atMost) {
                return candidate;
            }
        }
        return atMost;
    }
}
