package dev.pandan.training.evaluate;

import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.spec.project.PolicySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How good predictions of classes are. A row without a score is wrong.
 *
 * @param accuracy share of the rows whose class was the likeliest
 * @param logLoss mean of {@code -ln} of the probability given to the class that it was, at least 1e-15; 1e-15 for a class that the model does not know
 * @param macroF1 mean of the classes' F1, those without rows and predictions left out
 * @param classes figures of each class, in the model's order, then classes that only the rows have
 * @param confusion rows by what they are (first index) and what was predicted (second), in the order of {@code classes}
 * @param rules one per rule of the policy, in its order, and last the rows that none decided
 * @param intervals of accuracy, log loss and macro F1
 */
@SuppressWarnings("ArrayRecordComponent") // owned by the record, not modified
public record ClassMetrics(
        long rows,
        double accuracy,
        double logLoss,
        double macroF1,
        List<ClassFigures> classes,
        long[][] confusion,
        List<ClassRuleRows> rules,
        Intervals intervals)
        implements Quality {
    private static final double SMALLEST = 1e-15;

    public ClassMetrics {
        classes = List.copyOf(classes);
        rules = List.copyOf(rules);
    }

    /** Without intervals. */
    public static ClassMetrics of(ClassPredictions predictions, PolicySpec policy) {
        return of(predictions, policy, Bootstrap.none());
    }

    public static ClassMetrics of(ClassPredictions predictions, PolicySpec policy, Bootstrap bootstrap) {
        Set<String> all = new LinkedHashSet<>(predictions.classes());
        predictions.labels().stream().sorted().forEach(all::add);
        List<String> names = List.copyOf(all);
        long[][] confusion = confusion(predictions, names);
        List<ClassFigures> classes = IntStream.range(0, names.size())
                .mapToObj(i -> figures(names.get(i), i, confusion, predictions.labels()))
                .toList();
        int rows = predictions.size();
        return new ClassMetrics(
                rows,
                accuracy(predictions, IntStream.range(0, rows).toArray()),
                logLoss(predictions.said(), predictions.labels()),
                classes.stream()
                        .mapToDouble(ClassFigures::f1)
                        .filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN),
                classes,
                confusion,
                rules(predictions, policy),
                bootstrap.of(CountedClasses.of(predictions, names)));
    }

    private static long[][] confusion(ClassPredictions predictions, List<String> names) {
        Map<String, Integer> places = new LinkedHashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        long[][] confusion = new long[names.size()][names.size()];
        for (int i = 0; i < predictions.size(); i++) {
            Integer predicted =
                    places.get(String.valueOf(predictions.said().get(i).predicted()));
            Integer real = places.get(predictions.labels().get(i));
            if (predicted != null && real != null) {
                confusion[real][predicted]++;
            }
        }
        return confusion;
    }

    private static ClassFigures figures(String name, int place, long[][] confusion, List<String> labels) {
        long predicted = 0;
        for (long[] row : confusion) {
            predicted += row[place];
        }
        long rows = labels.stream().filter(name::equals).count();
        return new ClassFigures(name, rows, predicted, confusion[place][place]);
    }

    /** Of probabilities, and the classes that came. NaN without rows. */
    public static double logLoss(List<ClassProbabilities> said, List<String> labels) {
        double sum = 0;
        for (int i = 0; i < labels.size(); i++) {
            int place = said.get(i).names().indexOf(labels.get(i));
            double probability = place < 0 ? 0 : said.get(i).values()[place];
            sum -= Math.log(Math.max(Double.isNaN(probability) ? 0 : probability, SMALLEST));
        }
        return sum / labels.size();
    }

    private static double accuracy(ClassPredictions predictions, int[] rows) {
        return IntStream.of(rows)
                .mapToDouble(row -> predictions.isRight(row) ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private static List<ClassRuleRows> rules(ClassPredictions predictions, PolicySpec policy) {
        List<ClassRuleRows> rules = new ArrayList<>();
        for (int i = 0; i < policy.rules().size(); i++) {
            int rule = i;
            PolicySpec.Rule spec = policy.rules().get(i);
            rules.add(rule(
                    spec.action(),
                    spec.when().text(),
                    predictions,
                    row -> predictions.rules()[row] == rule));
        }
        if (!rules.isEmpty()) {
            rules.add(rule(
                    policy.otherwise(),
                    "otherwise",
                    predictions,
                    row -> predictions.rules()[row] < 0));
        }
        return rules;
    }

    private static ClassRuleRows rule(String action, String when, ClassPredictions predictions, IntPredicate isTaken) {
        int[] taken = IntStream.range(0, predictions.size()).filter(isTaken).toArray();
        return new ClassRuleRows(action, when, taken.length, accuracy(predictions, taken));
    }

    @Override
    public Map<String, Double> byName() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("rows", (double) rows);
        figures.put("accuracy", accuracy);
        figures.put("log_loss", logLoss);
        figures.put("macro_f1", macroF1);
        classes.forEach(one -> {
            figures.put("precision." + one.name(), one.precision());
            figures.put("recall." + one.name(), one.recall());
        });
        figures.values().removeIf(value -> !Double.isFinite(value));
        return figures;
    }
}
