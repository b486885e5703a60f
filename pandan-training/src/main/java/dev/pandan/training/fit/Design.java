package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which columns a model learns from: of the chosen features those that have a value in some training row, and for each number that is sometimes missing a column that says
 * so. The elements of a vector are numbers.
 */
final class Design {
    private final List<NumberInput> numbers = new ArrayList<>();
    private final List<NumberInput> indicators = new ArrayList<>();
    private final List<Integer> categories = new ArrayList<>();

    Design(List<Feature> features, List<Integer> chosen, Statistics statistics) {
        for (int feature : chosen) {
            if (NumberInput.isCategory(features.get(feature)) && statistics.known(feature)) {
                categories.add(feature);
            }
            for (NumberInput number : NumberInput.of(features, feature)) {
                add(number, statistics.number(number));
            }
        }
    }

    private void add(NumberInput number, NumberStatistics known) {
        if (known.present() > 0) {
            numbers.add(number);
            if (known.missing() > 0) {
                indicators.add(number);
            }
        }
    }

    List<NumberInput> numbers() {
        return numbers;
    }

    /** Numbers that are sometimes missing. */
    List<NumberInput> indicators() {
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
        return names(numbers.stream().map(number -> "filled_" + number.column()));
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
