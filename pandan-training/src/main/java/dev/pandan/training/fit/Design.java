package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which columns a model learns from: of the chosen features those that have a value in some training row, and for each number that is sometimes missing a column that says
 * so.
 */
final class Design {
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Integer> indicators = new ArrayList<>();
    private final List<Integer> categories = new ArrayList<>();

    Design(List<Feature> features, List<Integer> chosen, Statistics statistics) {
        for (int feature : chosen) {
            if (!statistics.known(feature)) {
                continue;
            }
            if (features.get(feature).type() == FeatureType.NUMBER) {
                numbers.add(feature);
                if (statistics.number(feature).missing() > 0) {
                    indicators.add(feature);
                }
            } else {
                categories.add(feature);
            }
        }
    }

    /** Features that are numbers. */
    List<Integer> numbers() {
        return numbers;
    }

    /** Numbers that are sometimes missing. */
    List<Integer> indicators() {
        return indicators;
    }

    List<Integer> categories() {
        return categories;
    }

    boolean isEmpty() {
        return numbers.isEmpty() && categories.isEmpty();
    }

    String[] numberColumns() {
        return names(numbers.stream().map(Frame::number));
    }

    String[] filledColumns() {
        return names(numbers.stream().map(i -> "filled_" + i));
    }

    String[] categoryColumns() {
        return names(categories.stream().map(Frame::category));
    }

    String[] indexColumns() {
        return names(categories.stream().map(i -> "index_" + i));
    }

    String[] oneHotColumns() {
        return names(categories.stream().map(i -> "one_hot_" + i));
    }

    /** All that goes into the vector, in order: numbers, indicators, categories. */
    String[] vectorColumns() {
        return names(Stream.of(
                        Stream.of(filledColumns()), indicators.stream().map(Frame::missing), Stream.of(oneHotColumns()))
                .flatMap(columns -> columns));
    }

    private static String[] names(Stream<String> names) {
        return names.toArray(String[]::new);
    }
}
