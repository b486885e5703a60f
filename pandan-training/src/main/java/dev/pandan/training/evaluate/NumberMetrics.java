package dev.pandan.training.evaluate;

import dev.pandan.spec.project.PolicySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How good predictions of numbers are. An error is what was predicted less what came.
 *
 * @param rows rows with a score
 * @param unscored rows without one, on which nothing is measured
 * @param meanLabel mean of what came
 * @param rmse root of the mean squared error
 * @param mae mean absolute error
 * @param r2 1 less the squared errors over the squared distances of the labels from their own mean; at most 1, below 0 if that mean does better; NaN if all labels are equal
 * @param bias mean error
 * @param rules one per rule of the policy, in its order, and last the rows that none decided
 * @param intervals of the four figures of error
 */
public record NumberMetrics(
        long rows,
        long unscored,
        double meanLabel,
        double rmse,
        double mae,
        double r2,
        double bias,
        List<RuleRows> rules,
        Intervals intervals)
        implements Quality {
    public NumberMetrics {
        rules = List.copyOf(rules);
    }

    /** Without intervals. */
    public static NumberMetrics of(NumberPredictions predictions, PolicySpec policy) {
        return of(predictions, policy, Bootstrap.none());
    }

    public static NumberMetrics of(NumberPredictions predictions, PolicySpec policy, Bootstrap bootstrap) {
        int rows = predictions.size();
        double meanLabel = Arrays.stream(predictions.labels()).average().orElse(Double.NaN);
        double squares = sum(rows, i -> predictions.error(i) * predictions.error(i));
        double distances = sum(rows, i -> Math.pow(predictions.labels()[i] - meanLabel, 2));
        return new NumberMetrics(
                rows,
                predictions.unscored(),
                meanLabel,
                Math.sqrt(squares / rows),
                sum(rows, i -> Math.abs(predictions.error(i))) / rows,
                distances == 0 ? Double.NaN : 1 - squares / distances,
                sum(rows, predictions::error) / rows,
                rules(predictions, policy),
                bootstrap.of(CountedNumbers.of(predictions)));
    }

    private static double sum(int rows, IntToDoubleFunction figure) {
        return IntStream.range(0, rows).mapToDouble(figure).sum();
    }

    @Override
    public Map<String, Double> byName() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("rows", (double) rows);
        figures.put("mean_label", meanLabel);
        figures.put("rmse", rmse);
        figures.put("mae", mae);
        figures.put("r2", r2);
        figures.put("bias", bias);
        figures.values().removeIf(value -> !Double.isFinite(value));
        return figures;
    }

    private static List<RuleRows> rules(NumberPredictions predictions, PolicySpec policy) {
        if (policy.rules().isEmpty()) {
            return List.of();
        }
        List<RuleRows> rules = new ArrayList<>();
        for (int i = 0; i < policy.rules().size(); i++) {
            int rule = i;
            PolicySpec.Rule spec = policy.rules().get(i);
            rules.add(rows(
                    spec.action(),
                    spec.when().text(),
                    predictions,
                    row -> predictions.rules()[row] == rule));
        }
        rules.add(rows(
                policy.otherwise(), "otherwise", predictions, row -> predictions.rules()[row] < 0));
        return rules;
    }

    private static RuleRows rows(String action, String when, NumberPredictions predictions, IntPredicate isTaken) {
        int[] taken = IntStream.range(0, predictions.size()).filter(isTaken).toArray();
        return new RuleRows(
                action,
                when,
                taken.length,
                Arrays.stream(taken)
                        .mapToDouble(row -> predictions.scores()[row])
                        .average()
                        .orElse(Double.NaN),
                Arrays.stream(taken)
                        .mapToDouble(row -> predictions.labels()[row])
                        .average()
                        .orElse(Double.NaN));
    }
}
