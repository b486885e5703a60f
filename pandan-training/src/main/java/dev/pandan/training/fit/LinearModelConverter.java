package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.model.linear.CategoryTerm;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.NumberTerm;
import dev.pandan.model.linear.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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
    LinearModel convert(double intercept, double[] coefficients) {
        Term[] terms = new Term[features.size()];
        double start = intercept;
        int numbers = design.numbers().size();
        for (int i = 0; i < numbers; i++) {
            int feature = design.numbers().get(i);
            int indicator = design.indicators().indexOf(feature);
            double missing = indicator < 0 ? 0 : coefficients[numbers + indicator];
            NumberTerm term = number(feature, coefficients[i], missing);
            start += coefficients[i] * term.mean();
            terms[feature] = term;
        }
        int at = numbers + design.indicators().size();
        for (int feature : design.categories()) {
            List<String> categories = statistics.categoriesByRows(feature);
            int size = categories.size() + 1;
            double[] weights = Arrays.copyOfRange(coefficients, at, at + size);
            terms[feature] = category(feature, categories, weights);
            at += size;
        }
        return new LinearModel(start, all(terms));
    }

    private NumberTerm number(int feature, double coefficient, double missing) {
        NumberStatistics known = statistics.number(feature);
        double scale = known.deviation();
        double average = missing * known.missingShare();
        return new NumberTerm(
                features.get(feature).name(), known.mean(), known.mean(), scale, coefficient * scale, missing, average);
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

    private List<Term> all(Term[] terms) {
        List<Term> all = new ArrayList<>(terms.length);
        for (int i = 0; i < terms.length; i++) {
            all.add(terms[i] != null ? terms[i] : nothing(features.get(i)));
        }
        return all;
    }

    private static Term nothing(Feature feature) {
        return feature.type() == FeatureType.NUMBER
                ? new NumberTerm(feature.name(), 0, 0, 1, 0, 0, 0)
                : new CategoryTerm(feature.name(), List.of(), List.of(), 0, 0);
    }
}
