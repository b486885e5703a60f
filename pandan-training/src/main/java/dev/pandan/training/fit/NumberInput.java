package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.model.linear.VectorTerm;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A number that a model learns from.
 *
 * @param feature position of the feature
 * @param element position in a vector; {@link #WHOLE}: the feature is the number
 */
record NumberInput(int feature, int element) implements Serializable {
    static final int WHOLE = -1;

    /** The numbers of a feature: none of a category, one per element of a vector. */
    static List<NumberInput> of(List<Feature> features, int feature) {
        return switch (features.get(feature).type()) {
            case NUMBER -> List.of(new NumberInput(feature, WHOLE));
            case CATEGORY -> List.of();
            case VECTOR ->
                IntStream.range(0, features.get(feature).size())
                        .mapToObj(element -> new NumberInput(feature, element))
                        .toList();
        };
    }

    static boolean isCategory(Feature feature) {
        return feature.type() == FeatureType.CATEGORY;
    }

    /** The number in a row; NaN if it is missing, as infinities are. */
    double in(@Nullable Object[] row) {
        return of(row[feature], element);
    }

    static double of(@Nullable Object value, int element) {
        float number = value instanceof Float whole
                ? whole
                : value instanceof float[] vector && element >= 0 ? vector[element] : Float.NaN;
        return Float.isFinite(number) ? number : Double.NaN;
    }

    /** Whether it is a feature by itself. */
    boolean isWhole() {
        return element == WHOLE;
    }

    /** Position among the numbers of its feature. */
    int place() {
        return Math.max(element, 0);
    }

    String name(Feature of) {
        return isWhole() ? of.name() : VectorTerm.element(of.name(), element);
    }
}
