package dev.pandan.training.compare;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.evaluate.AnomalyMetrics;
import dev.pandan.training.evaluate.Bootstrap;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.ClassPredictions;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.NumberPredictions;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.evaluate.Quality;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What one model said of rows, what the policy made of it, and what came. Not thread-safe. */
final class Judged {
    private final Target target;
    private final PolicySpec policy;
    private final List<Row> rows = new ArrayList<>();

    /** @param target anything but clusters, which have no label to be judged by */
    Judged(Target target, PolicySpec policy) {
        this.target = target;
        this.policy = policy;
    }

    private record Row(Verdict said, Object label, int rule) {}

    /**
     * @param said with a score
     * @param label as training has it
     * @param rule position of the policy's rule that held; -1: none
     */
    void add(Verdict said, Object label, int rule) {
        rows.add(new Row(said, label, rule));
    }

    int size() {
        return rows.size();
    }

    Quality all() {
        return quality(rows);
    }

    /** The {@link Quality#leading} figure of some rows alone; NaN if they are too few for it. */
    double figure(BitSet some) {
        List<Row> chosen = some.stream().mapToObj(rows::get).toList();
        return chosen.isEmpty()
                ? Double.NaN
                : quality(chosen).byName().getOrDefault(Quality.leading(target), Double.NaN);
    }

    private Quality quality(List<Row> some) {
        double[] scores = some.stream().mapToDouble(row -> row.said.score()).toArray();
        int[] rules = some.stream().mapToInt(Row::rule).toArray();
        return switch (target) {
            case BINARY -> Metrics.of(new Predictions(scores, truth(some), rules), policy);
            case NUMBER -> NumberMetrics.of(NumberPredictions.of(scores, numbers(some), rules), policy);
            case CLASS -> ClassMetrics.of(classes(some, rules), policy);
            case ANOMALY ->
                AnomalyMetrics.of(scores, some.stream().map(Row::label).toList(), rules, policy, Bootstrap.none());
            case CLUSTER -> throw new IllegalStateException("clusters have no labels");
        };
    }

    private static boolean[] truth(List<Row> some) {
        boolean[] truth = new boolean[some.size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = Boolean.TRUE.equals(some.get(i).label);
        }
        return truth;
    }

    private static double[] numbers(List<Row> some) {
        return some.stream()
                .mapToDouble(row -> ((Number) row.label).doubleValue())
                .toArray();
    }

    private static ClassPredictions classes(List<Row> some, int[] rules) {
        return new ClassPredictions(
                some.isEmpty() ? List.of() : some.get(0).said.classes().names(),
                some.stream().map(row -> row.said.classes()).toList(),
                some.stream().map(row -> String.valueOf(row.label)).toList(),
                rules);
    }
}
