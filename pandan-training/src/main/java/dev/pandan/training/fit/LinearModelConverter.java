package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.model.linear.CategoryTerm;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.Link;
import dev.pandan.model.linear.NumberTerm;
import dev.pandan.model.linear.Term;
import dev.pandan.model.linear.VectorTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the parts of a fitted pipeline into a {@link LinearModel} over all features; those that were not learnt from weigh nothing. */
final class LinearModelConverter {
    private final List<Feature> features;
    private final Design design;
    private final Statistics statistics;

    LinearModelConverter(List<Feature> features, Design design, Statistics statistics) {
        this.features = features;
        this.design = design;
        this.statistics = statistics;
    }

    /**
     * @param coefficients in the order of {@link Design#vectorColumns()}
     */
    LinearModel convert(double intercept, double[] coefficients, Link link) {
        Map<Integer, CategoryTerm> categoryTerms = new HashMap<>();
        Map<NumberInput, NumberTerm> numberTerms = new HashMap<>();
        double start = intercept;
        int numbers = design.numbers().size();
        Map<NumberInput, Integer> indicators = positions(design.indicators());
        for (int i = 0; i < numbers; i++) {
            NumberInput input = design.numbers().get(i);
            Integer indicator = indicators.get(input);
            double missing = indicator == null ? 0 : coefficients[numbers + indicator];
            NumberTerm term = number(input, coefficients[i], missing);
            start += coefficients[i] * term.mean();
            numberTerms.put(input, term);
        }
        int at = numbers + design.indicators().size();
        for (int feature : design.categories()) {
            List<String> categories = statistics.categoriesByRows(feature);
            int size = categories.size() + 1;
            double[] weights = Arrays.copyOfRange(coefficients, at, at + size);
            categoryTerms.put(feature, category(feature, categories, weights));
            at += size;
        }
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            terms.add(term(i, numberTerms, categoryTerms.get(i)));
        }
        return new LinearModel(start, terms, link);
    }

    private static Map<NumberInput, Integer> positions(List<NumberInput> inputs) {
        Map<NumberInput, Integer> positions = new HashMap<>();
        inputs.forEach(input -> positions.put(input, positions.size()));
        return positions;
    }

    private NumberTerm number(NumberInput input, double coefficient, double missing) {
        NumberStatistics known = statistics.number(input);
        double scale = known.deviation();
        double average = missing * known.missingShare();
        String name = input.name(features.get(input.feature()));
        return new NumberTerm(name, known.mean(), known.mean(), scale, coefficient * scale, missing, average);
    }

    private CategoryTerm category(int feature, List<String> categories, double[] weights) {
        Map<String, Long> counts = statistics.categories(feature);
        int size = categories.size();
        double other = weights[size];
        long seen = 0;
        double sum = 0;
        List<Double> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            long rows = counts.getOrDefault(categories.get(i), 0L);
            seen += rows;
            sum += rows * weights[i];
            list.add(weights[i]);
        }
        sum += (statistics.rows() - seen) * other;
        return new CategoryTerm(features.get(feature).name(), categories, list, other, sum / statistics.rows());
    }

    private Term term(int feature, Map<NumberInput, NumberTerm> numbers, @Nullable CategoryTerm category) {
        String name = features.get(feature).name();
        List<NumberTerm> found = NumberInput.of(features, feature).stream()
                .map(input -> numbers.getOrDefault(input, nothing(input.name(features.get(feature)))))
                .toList();
        return switch (features.get(feature).type()) {
            case NUMBER -> found.get(0);
            case VECTOR -> new VectorTerm(name, found);
            case CATEGORY -> category != null ? category : new CategoryTerm(name, List.of(), List.of(), 0, 0);
        };
    }

    private static NumberTerm nothing(String name) {
        return new NumberTerm(name, 0, 0, 1, 0, 0, 0);
    }
}
