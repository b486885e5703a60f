package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.model.hashing.Buckets;
import dev.pandan.training.history.FeatureExample;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;

/** What is in the training rows, feature by feature. Mutable while it is filled. */
public final class Statistics implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Per feature: of the number, or of each element of the vector; null for a category. */
    private final ArrayList<NumberStatistics @Nullable []> numbers = new ArrayList<>();

    private final ArrayList<HashMap<String, Long>> categories = new ArrayList<>();
    /** Of the labels, true being 1. */
    private final NumberStatistics labels = new NumberStatistics();

    /** Rows by the class that is their label. */
    private final HashMap<String, Long> classes = new HashMap<>();

    /** Per feature how many buckets its texts were put into; 0: they are as they are. */
    private final ArrayList<Integer> buckets;

    private long positives;
    private long rows;

    /**
     * @param sizes per feature how many numbers it is; 0 for a category
     * @param buckets per feature
     */
    private Statistics(List<Integer> sizes, List<Integer> buckets) {
        this.buckets = new ArrayList<>(buckets);
        for (int size : sizes) {
            numbers.add(size > 0 ? someNumbers(size) : null);
            categories.add(new HashMap<>());
        }
    }

    private static NumberStatistics[] someNumbers(int size) {
        NumberStatistics[] all = new NumberStatistics[size];
        Arrays.setAll(all, i -> new NumberStatistics());
        return all;
    }

    /**
     * @param rows labelled rows
     */
    public static Statistics of(JavaRDD<FeatureExample> rows, List<Feature> features) {
        return of(rows, features, features.stream().map(feature -> 0).toList());
    }

    /** The same, of other rows of the same kind. */
    Statistics anew(JavaRDD<FeatureExample> rows, List<Feature> features) {
        return of(rows, features, buckets);
    }

    /** @param buckets per feature how many buckets its texts were put into; 0: they are as they are */
    static Statistics of(JavaRDD<FeatureExample> rows, List<Feature> features, List<Integer> buckets) {
        ArrayList<Integer> sizes = new ArrayList<>();
        features.forEach(feature -> sizes.add(NumberInput.isCategory(feature) ? 0 : feature.size()));
        Statistics all = new Statistics(sizes, buckets);
        ArrayList<Integer> counts = all.buckets;
        rows.mapPartitions(part -> {
                    Statistics some = new Statistics(sizes, counts);
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
        labels.add(row.labelNumber());
        if (row.label() instanceof String name) {
            classes.merge(name, 1L, Long::sum);
        }
        for (int i = 0; i < numbers.size(); i++) {
            NumberStatistics[] some = numbers.get(i);
            Object value = row.values()[i];
            if (some != null) {
                for (int element = 0; element < some.length; element++) {
                    some[element].add(NumberInput.of(value, element));
                }
            } else if (value instanceof String category) {
                categories.get(i).merge(category, 1L, Long::sum);
            }
        }
    }

    private void add(Statistics other) {
        rows += other.rows;
        positives += other.positives;
        labels.add(other.labels);
        other.classes.forEach((name, count) -> classes.merge(name, count, Long::sum));
        for (int i = 0; i < numbers.size(); i++) {
            NumberStatistics[] some = numbers.get(i);
            if (some != null) {
                NumberStatistics[] more = Objects.requireNonNull(other.numbers.get(i));
                for (int element = 0; element < some.length; element++) {
                    some[element].add(more[element]);
                }
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

    /** Mean of the labels that are numbers. */
    public double meanLabel() {
        return labels.mean();
    }

    /** Whether all labels are one and the same. */
    public boolean isConstant() {
        return labels.isConstant();
    }

    NumberStatistics number(NumberInput input) {
        return Objects.requireNonNull(numbers.get(input.feature()))[input.place()];
    }

    /** Rows by category. */
    Map<String, Long> categories(int feature) {
        return categories.get(feature);
    }

    /** Categories, those with most rows first, those with equally many by name: the order of Spark's StringIndexer. Buckets without rows are there too: a text may come that falls into one. */
    public List<String> categoriesByRows(int feature) {
        Map<String, Long> counts = categories.get(feature);
        if (counts.isEmpty() || buckets.get(feature) == 0) {
            return byRows(counts);
        }
        Map<String, Long> all = new HashMap<>(counts);
        Buckets.names(buckets.get(feature)).forEach(name -> all.putIfAbsent(name, 0L));
        return byRows(all);
    }

    /** The classes that labels are, in the same order; empty if labels are no classes. */
    public List<String> classes() {
        return byRows(classes);
    }

    /** Rows of a class. */
    public long rows(String name) {
        return classes.getOrDefault(name, 0L);
    }

    private static List<String> byRows(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether any row has a value. */
    boolean known(int feature) {
        NumberStatistics[] some = numbers.get(feature);
        return some != null
                ? Arrays.stream(some).anyMatch(number -> number.present() > 0)
                : !categories.get(feature).isEmpty();
    }
}
