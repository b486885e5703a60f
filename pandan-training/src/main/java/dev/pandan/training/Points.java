package dev.pandan.training;

import dev.pandan.engine.program.Feature;
import dev.pandan.training.evaluate.Groups;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Rows as the points that {@link Groups} measures. */
final class Points {
    /** Most categories of a feature that are told apart, those with most rows; the others are one. */
    private static final int MOST_CATEGORIES = 100;

    private final List<FeatureExample> rows;
    private final List<double[]> columns = new ArrayList<>();

    private Points(List<FeatureExample> rows) {
        this.rows = rows;
    }

    static Groups of(List<FeatureExample> rows, List<Feature> features) {
        Points points = new Points(rows);
        for (int i = 0; i < features.size(); i++) {
            points.add(features.get(i), i);
        }
        return new Groups(points.turned());
    }

    private void add(Feature feature, int place) {
        switch (feature.type()) {
            case NUMBER -> number(row -> row.values()[place] instanceof Float value ? value : Double.NaN);
            case VECTOR -> {
                for (int i = 0; i < feature.size(); i++) {
                    int element = i;
                    number(row -> row.values()[place] instanceof float[] vector ? vector[element] : Double.NaN);
                }
            }
            case CATEGORY -> category(place);
        }
    }

    private void number(ToDoubleFunction<FeatureExample> number) {
        double[] column = rows.stream()
                .mapToDouble(number)
                .map(value -> Double.isFinite(value) ? value : Double.NaN)
                .toArray();
        double mean = Arrays.stream(column).filter(Double::isFinite).average().orElse(0);
        double variance = Arrays.stream(column)
                .filter(Double::isFinite)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        double scale = variance > 0 ? Math.sqrt(variance) : 1;
        columns.add(Arrays.stream(column)
                .map(value -> Double.isNaN(value) ? 0 : (value - mean) / scale)
                .toArray());
    }

    private void category(int place) {
        Map<String, Long> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(name(row.values()[place]), 1L, Long::sum));
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CATEGORIES)
                .forEach(category -> columns.add(rows.stream()
                        .mapToDouble(row -> name(row.values()[place]).equals(category.getKey()) ? 1 : 0)
                        .toArray()));
    }

    private static String name(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private List<double[]> turned() {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            points.add(columns.stream().mapToDouble(column -> column[row]).toArray());
        }
        return points;
    }
}
