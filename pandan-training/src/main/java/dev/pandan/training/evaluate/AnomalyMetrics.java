package dev.pandan.training.evaluate;

import dev.pandan.spec.project.PolicySpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What scores of unusualness are like, and, where labels say what was unusual, how well they find it.
 *
 * @param unscored rows without a score
 * @param quantiles scores by the share of the rows that lie at or below them, ascending
 * @param labelled rows with a label and a score
 * @param auc of them; NaN unless some are true and some false
 * @param averagePrecision likewise
 * @param rules one per rule of the policy, in its order, and last the rows that none decided
 * @param intervals of AUC and average precision, by drawing the labelled rows anew
 */
public record AnomalyMetrics(
        long rows,
        long unscored,
        Map<Double, Double> quantiles,
        long labelled,
        double auc,
        double averagePrecision,
        List<RuleScores> rules,
        Intervals intervals)
        implements Quality {
    private static final double[] SHARES = {0, 0.5, 0.9, 0.95, 0.99, 1};

    public AnomalyMetrics {
        quantiles = Collections.unmodifiableMap(new LinkedHashMap<>(quantiles));
        rules = List.copyOf(rules);
    }

    /**
     * @param scores the greater, the more unusual; NaN: none
     * @param labels of the same rows: whether it was unusual, null if nobody knows
     * @param taken position of the policy's rule that held for the row; -1: none
     */
    public static AnomalyMetrics of(
            double[] scores,
            List<? extends @Nullable Object> labels,
            int[] taken,
            PolicySpec policy,
            Bootstrap bootstrap) {
        double[] sorted =
                Arrays.stream(scores).filter(Double::isFinite).sorted().toArray();
        Map<Double, Double> quantiles = new LinkedHashMap<>();
        if (sorted.length > 0) {
            for (double share : SHARES) {
                int place = (int) Math.ceil(share * sorted.length) - 1;
                quantiles.put(share, sorted[Math.max(0, place)]);
            }
        }
        int[] known = IntStream.range(0, scores.length)
                .filter(i -> labels.get(i) != null && Double.isFinite(scores[i]))
                .toArray();
        Optional<Predictions> told = told(scores, labels, known);
        Optional<Ranking> ranking = told.map(Ranking::of);
        return new AnomalyMetrics(
                scores.length,
                scores.length - sorted.length,
                quantiles,
                known.length,
                ranking.map(Ranking::areaUnderCurve).orElse(Double.NaN),
                ranking.map(Ranking::averagePrecision).orElse(Double.NaN),
                RuleScores.of(scores, taken, policy),
                told.map(rows -> bootstrap.of(CountedBinary.of(rows).ranking())).orElse(Intervals.none()));
    }

    /** Rows that have a score and a label; empty unless some are true and some false. */
    private static Optional<Predictions> told(double[] scores, List<? extends @Nullable Object> labels, int[] known) {
        boolean[] positive = new boolean[known.length];
        for (int i = 0; i < known.length; i++) {
            positive[i] = Boolean.TRUE.equals(labels.get(known[i]));
        }
        Predictions predictions = new Predictions(
                IntStream.of(known).mapToDouble(i -> scores[i]).toArray(), positive, new int[known.length]);
        boolean both = predictions.positives() > 0 && predictions.positives() < predictions.size();
        return both ? Optional.of(predictions) : Optional.empty();
    }

    @Override
    public Map<String, Double> byName() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("rows", (double) rows);
        figures.put("unscored", (double) unscored);
        quantiles.forEach((share, score) -> figures.put(quantile(share), score));
        rules.forEach(rule -> figures.put("share." + rule.action(), rule.share()));
        figures.put("labelled", (double) labelled);
        figures.put("auc", auc);
        figures.put("average_precision", averagePrecision);
        figures.values().removeIf(value -> !Double.isFinite(value));
        return figures;
    }

    /** Name of the score that a share of the rows lies at or below. */
    public static String quantile(double share) {
        return String.format(Locale.ROOT, "score_p%d", Math.round(100 * share));
    }
}
