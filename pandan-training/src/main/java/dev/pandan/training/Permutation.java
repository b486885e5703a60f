package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.model.Scorer;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.Importance;
import dev.pandan.training.evaluate.ImportanceTable;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.NumberPredictions;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Measures what a model loses without what a feature tells: its values are dealt out anew among the rows, all else stays. */
final class Permutation {
    /** Most rows that are measured on. */
    static final int MOST = 10_000;

    private static final int DEALS = 3;
    private static final PolicySpec NO_POLICY = new PolicySpec(Optional.empty(), List.of(), "none", "none");

    private final DecisionProgram decision;
    private final Scorer scorer;
    private final List<FeatureExample> rows;

    /** @param all labelled rows in order; of many, evenly spaced ones are taken */
    Permutation(DecisionProgram decision, Scorer scorer, List<FeatureExample> all) {
        this.decision = decision;
        this.scorer = scorer;
        int step = Math.max(1, (all.size() + MOST - 1) / MOST);
        List<FeatureExample> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        this.rows = some;
    }

    ImportanceTable measure(long seed) {
        List<@Nullable Object[]> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.values().clone()));
        double before = loss(values);
        List<Importance> importances = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int feature = 0; feature < decision.features().size(); feature++) {
            double[] losses = new double[DEALS];
            for (int deal = 0; deal < DEALS; deal++) {
                losses[deal] = loss(dealt(values, feature, random.split())) - before;
            }
            add(importances, decision.features().get(feature).name(), losses);
        }
        importances.sort(Comparator.comparingDouble(Importance::mean).reversed());
        return new ImportanceTable(metric(decision.spec().target()), rows.size(), DEALS, seed, importances);
    }

    private static void add(List<Importance> importances, String feature, double[] losses) {
        double mean = Arrays.stream(losses).average().orElse(Double.NaN);
        if (Double.isFinite(mean)) {
            Arrays.sort(losses);
            importances.add(new Importance(feature, mean, losses[0], losses[DEALS - 1]));
        }
    }

    static String metric(Target target) {
        return switch (target) {
            case BINARY -> "auc";
            case NUMBER -> "rmse";
            case CLASS -> "log_loss";
        };
    }

    private static List<@Nullable Object[]> dealt(
            List<@Nullable Object[]> values, int feature, SplittableRandom random) {
        int[] places = new int[values.size()];
        Arrays.setAll(places, i -> i);
        for (int i = places.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int place = places[i];
            places[i] = places[other];
            places[other] = place;
        }
        List<@Nullable Object[]> dealt = new ArrayList<>(values.size());
        for (int i = 0; i < places.length; i++) {
            @Nullable Object[] row = values.get(i).clone();
            row[feature] = values.get(places[i])[feature];
            dealt.add(row);
        }
        return dealt;
    }

    /** What is worse the larger it is. */
    private double loss(List<@Nullable Object[]> values) {
        return switch (decision.spec().target()) {
            case BINARY ->
                1 - Metrics.of(binary(scorer.scores(values)), NO_POLICY).auc();
            case NUMBER ->
                NumberMetrics.of(numbers(scorer.scores(values)), NO_POLICY).rmse();
            case CLASS -> {
                List<ClassProbabilities> said = values.stream()
                        .map(row -> scorer.verdict(row).classes())
                        .toList();
                yield ClassMetrics.logLoss(
                        said,
                        rows.stream().map(row -> String.valueOf(row.label())).toList());
            }
        };
    }

    private Predictions binary(double[] scores) {
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Boolean.TRUE.equals(rows.get(i).label());
        }
        return new Predictions(scores, labels, new int[scores.length]);
    }

    private NumberPredictions numbers(double[] scores) {
        double[] labels = rows.stream().mapToDouble(FeatureExample::labelNumber).toArray();
        return NumberPredictions.of(scores, labels, new int[scores.length]);
    }
}
