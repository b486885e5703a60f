package dev.pandan.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of an input in an ordinary row: the median of a number (of each element of a vector), or the category that most rows have. What a reason compares with.
 *
 * @param numbers one, or one per element of a vector; NaN: no row had one; empty for a category
 * @param category null: missing in most rows, or a number
 */
public record Typical(List<Float> numbers, @Nullable String category) {
    public Typical {
        numbers = List.copyOf(numbers);
    }

    /**
     * Of some rows.
     *
     * @param input of a model
     * @param values {@code Float}, {@code String}, {@code float[]} or null per row
     */
    public static Typical of(Domain.Input input, List<@Nullable Object> values) {
        if (!input.number()) {
            return new Typical(List.of(), commonest(values).orElse(null));
        }
        List<Float> medians = new ArrayList<>();
        for (int element = 0; element < Math.max(1, input.size()); element++) {
            int place = element;
            medians.add(median(values.stream()
                    .filter(Objects::nonNull)
                    .map(value -> value instanceof float[] vector ? vector[place] : (Float) value)
                    .filter(number -> Float.isFinite(number))
                    .sorted()
                    .toList()));
        }
        return new Typical(medians, null);
    }

    /** The lower one of two in the middle: a number that is there. */
    private static float median(List<Float> sorted) {
        return sorted.isEmpty() ? Float.NaN : sorted.get((sorted.size() - 1) / 2);
    }

    /** Of equally common ones the first by name; missing ones count as one more category, the last. */
    private static Optional<String> commonest(List<@Nullable Object> values) {
        Map<Optional<String>, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.merge(Optional.ofNullable((String) value), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Optional<String>, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(
                                Comparator.<Optional<String>, Boolean>comparing(Optional::isPresent)
                                        .thenComparing(name -> name.orElse(""), Comparator.reverseOrder()))))
                .flatMap(Map.Entry::getKey);
    }

    /** As a scorer takes it: {@code Float}, {@code String}, {@code float[]}, or null for missing. */
    public @Nullable Object value(Domain.Input input) {
        if (!input.number()) {
            return category;
        } else if (!input.takesVector()) {
            return Float.isNaN(numbers.get(0)) ? null : numbers.get(0);
        }
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = numbers.get(i);
        }
        return vector;
    }
}
