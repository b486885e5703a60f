package dev.pandan.training;

import dev.pandan.model.linear.CategoryTerm;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.NumberTerm;
import dev.pandan.model.linear.Term;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.report.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the features of a linear model weigh on some rows. */
final class Weights {
    private static final int CATEGORIES = 12;

    private Weights() {}

    static List<Weight> of(LinearModel model, List<FeatureExample> rows) {
        List<Weight> weights = new ArrayList<>();
        for (int i = 0; i < model.terms().size(); i++) {
            weights.add(weight(model.terms().get(i), i, rows));
        }
        weights.sort(Comparator.comparingDouble(Weight::spread).reversed());
        return weights;
    }

    private static Weight weight(Term term, int position, List<FeatureExample> rows) {
        double sum = 0;
        double squares = 0;
        long missing = 0;
        Map<String, Long> counts = new HashMap<>();
        for (FeatureExample row : rows) {
            Object value = row.values()[position];
            double distance = term.of(value) - term.average();
            sum += distance;
            squares += distance * distance;
            missing += isMissing(value) ? 1 : 0;
            if (value instanceof String category) {
                counts.merge(category, 1L, Long::sum);
            }
        }
        int size = rows.size();
        double spread = Math.sqrt(Math.max(0, squares / size - (sum / size) * (sum / size)));
        double weight = term instanceof NumberTerm number ? number.weight() : Double.NaN;
        return new Weight(term.name(), spread, weight, (double) missing / size, categories(term, counts));
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null || (value instanceof Float number && !Float.isFinite(number));
    }

    private static List<Weight.Category> categories(Term term, Map<String, Long> counts) {
        if (!(term instanceof CategoryTerm)) {
            return List.of();
        }
        return counts.entrySet().stream()
                .map(entry ->
                        new Weight.Category(entry.getKey(), entry.getValue(), term.of(entry.getKey()) - term.average()))
                .sorted(Comparator.comparingLong(Weight.Category::rows)
                        .reversed()
                        .thenComparing(Weight.Category::name))
                .limit(CATEGORIES)
                .toList();
    }
}
