package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.training.history.FeatureExample;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;

/** What is in the training rows, feature by feature. Mutable while it is filled. */
public final class Statistics implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<@Nullable NumberStatistics> numbers = new ArrayList<>();
    private final ArrayList<HashMap<String, Long>> categories = new ArrayList<>();
    private long positives;
    private long rows;

    private Statistics(List<Boolean> isNumber) {
        for (boolean number : isNumber) {
            numbers.add(number ? new NumberStatistics() : null);
            categories.add(new HashMap<>());
        }
    }

    /**
     * @param rows labelled rows
     */
    public static Statistics of(JavaRDD<FeatureExample> rows, List<Feature> features) {
        ArrayList<Boolean> isNumber = new ArrayList<>();
        features.forEach(feature -> isNumber.add(feature.type() == FeatureType.NUMBER));
        Statistics all = new Statistics(isNumber);
        rows.mapPartitions(part -> {
                    Statistics some = new Statistics(isNumber);
                    part.forEachRemaining(some::add);
                    return List.of(some).iterator();
                })
                .collect()
                .forEach(all::add);
        return all;
    }

    private void add(FeatureExample row) {
        rows++;
        positives += Boolean.TRUE.equals(row.label()) ? 1 : 0;
        for (int i = 0; i < numbers.size(); i++) {
            NumberStatistics number = numbers.get(i);
            Object value = row.values()[i];
            if (number != null) {
                number.add(value instanceof Float some ? some : Double.NaN);
            } else if (value instanceof String category) {
                categories.get(i).merge(category, 1L, Long::sum);
            }
        }
    }

    private void add(Statistics other) {
        rows += other.rows;
        positives += other.positives;
        for (int i = 0; i < numbers.size(); i++) {
            NumberStatistics number = numbers.get(i);
            if (number != null) {
                number.add(Objects.requireNonNull(other.numbers.get(i)));
            }
            Map<String, Long> counts = categories.get(i);
            other.categories.get(i).forEach((category, count) -> counts.merge(category, count, Long::sum));
        }
    }

    public long rows() {
        return rows;
    }

    public long positives() {
        return positives;
    }

    /** Share of positives. */
    public double baseRate() {
        return (double) positives / rows;
    }

    boolean isNumber(int feature) {
        return numbers.get(feature) != null;
    }

    NumberStatistics number(int feature) {
        return Objects.requireNonNull(numbers.get(feature));
    }

    /** Rows by category. */
    Map<String, Long> categories(int feature) {
        return categories.get(feature);
    }

    /** Categories, those with most rows first, those with equally many by name: the order of Spark's StringIndexer. */
    List<String> categoriesByRows(int feature) {
        return categories.get(feature).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether any row has a value. */
    boolean known(int feature) {
        NumberStatistics number = numbers.get(feature);
        return number != null ? number.present() > 0 : !categories.get(feature).isEmpty();
    }
}
