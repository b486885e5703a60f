package dev.pandan.training;

import dev.pandan.model.linear.CategoryTerm;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.NumberTerm;
import dev.pandan.model.linear.Term;
import dev.pandan.model.linear.VectorTerm;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.report.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the features of a linear model weigh on some rows. */
final class Weights {
    private static final int PARTS = 12;

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
        for (FeatureExample row : rows) {
            double distance = term.of(row.values()[position]) - term.average();
            sum += distance;
            squares += distance * distance;
        }
        int size = rows.size();
        double spread = Math.sqrt(Math.max(0, squares / size - (sum / size) * (sum / size)));
        if (term instanceof NumberTerm number) {
            double missing = 1 - (double) there(rows, position, 0) / size;
            return new Weight(term.name(), Weight.Kind.NUMBER, spread, number.weight(), missing, List.of());
        } else if (term instanceof VectorTerm vector) {
            return vector(vector, position, rows, spread);
        }
        return category((CategoryTerm) term, position, rows, spread);
    }

    private static Weight vector(VectorTerm term, int position, List<FeatureExample> rows, double spread) {
        int elements = term.elements().size();
        long[] there = IntStream.range(0, elements)
                .mapToLong(element -> there(rows, position, element))
                .toArray();
        double missing = 1 - (double) Arrays.stream(there).sum() / elements / rows.size();
        List<Weight.Part> parts = IntStream.range(0, elements)
                .mapToObj(i -> new Weight.Part(
                        "[" + i + "]", there[i], term.elements().get(i).weight()))
                .sorted(Comparator.comparingDouble(part -> -Math.abs(part.weight())))
                .limit(PARTS)
                .toList();
        return new Weight(term.name(), Weight.Kind.VECTOR, spread, Double.NaN, missing, parts);
    }

    /** Rows with a number, or with one in this element. */
    private static long there(List<FeatureExample> rows, int position, int element) {
        return rows.stream()
                .map(row -> row.values()[position])
                .filter(value -> isThere(value, element))
                .count();
    }

    private static boolean isThere(@Nullable Object value, int element) {
        return value instanceof float[] vector
                ? Float.isFinite(vector[element])
                : value instanceof Float number && Float.isFinite(number);
    }

    private static Weight category(CategoryTerm term, int position, List<FeatureExample> rows, double spread) {
        Map<String, Long> counts = new HashMap<>();
        term.categories().forEach(category -> counts.put(category, 0L));
        for (FeatureExample row : rows) {
            if (row.values()[position] instanceof String category) {
                counts.merge(category, 1L, Long::sum);
            }
        }
        long there = counts.values().stream().mapToLong(count -> count).sum();
        List<Weight.Part> parts = counts.entrySet().stream()
                .map(entry ->
                        new Weight.Part(entry.getKey(), entry.getValue(), term.of(entry.getKey()) - term.average()))
                .sorted(Comparator.comparingLong(Weight.Part::rows)
                        .thenComparingDouble(part -> Math.abs(part.weight()))
                        .reversed()
                        .thenComparing(Weight.Part::name))
                .limit(PARTS)
                .toList();
        double missing = 1 - (double) there / rows.size();
        return new Weight(term.name(), Weight.Kind.CATEGORY, spread, Double.NaN, missing, parts);
    }
}
