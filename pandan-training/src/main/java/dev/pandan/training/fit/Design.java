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

    private final boolean isScaled;

    /** @param isScaled whether numbers are standardised for the algorithm */
    Design(List<Feature> features, List<Integer> chosen, Statistics statistics, boolean isScaled) {
        this.isScaled = isScaled;
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

    boolean isScaled() {
        return isScaled;
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

    /** Numbers that are features by themselves. */
    List<NumberInput> wholes() {
        return numbers.stream().filter(NumberInput::isWhole).toList();
    }

    /** Features that are vectors. */
    List<Integer> vectors() {
        return numbers.stream()
                .filter(number -> !number.isWhole())
                .map(NumberInput::feature)
                .distinct()
                .toList();
    }

    /** Elements of a vector among some numbers. */
    static int[] elements(int vector, List<NumberInput> numbers) {
        return numbers.stream()
                .filter(number -> number.feature() == vector && !number.isWhole())
                .mapToInt(NumberInput::element)
                .toArray();
    }

    String[] numberColumns() {
        return names(wholes().stream().map(number -> Frame.number(number.feature())));
    }

    String[] filledColumns() {
        return names(wholes().stream().map(number -> filled(number.feature())));
    }

    /** Of a number or of the elements of a vector that are learnt from. */
    static String filled(int feature) {
        return "filled_" + feature;
    }

    /** Whether a number is missing, or each of the elements of a vector that sometimes are. */
    private static String missing(NumberInput number) {
        return number.isWhole() ? Frame.missing(number.feature()) : marked(number.feature());
    }

    static String marked(int vector) {
        return "marked_" + vector;
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
                        numbers.stream().map(number -> filled(number.feature())).distinct(),
                        indicators.stream().map(Design::missing).distinct(),
                        Stream.of(oneHotColumns()))
                .flatMap(columns -> columns));
    }

    private static String[] names(Stream<String> names) {
        return names.toArray(String[]::new);
    }
}
