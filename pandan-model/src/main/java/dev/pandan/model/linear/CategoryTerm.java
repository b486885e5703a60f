package dev.pandan.model.linear;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A category: one weight for each that was seen in training, one for all others and for a missing value. */
public final class CategoryTerm implements Term {
    private final String name;
    private final List<String> categories;
    private final List<Double> weights;
    private final double other;
    private final double average;
    private final Map<String, Double> byCategory = new HashMap<>();

    /**
     * @param categories distinct
     * @param weights log-odds per category, in the same order
     * @param other log-odds of a category not listed and of a missing value
     * @param average mean of the term over the training rows
     */
    public CategoryTerm(String name, List<String> categories, List<Double> weights, double other, double average) {
        this.name = name;
        this.categories = List.copyOf(categories);
        this.weights = List.copyOf(weights);
        this.other = other;
        this.average = average;
        Finite.check(name, other, average);
        if (categories.size() != weights.size()) {
            throw new IllegalArgumentException("term '" + name + "': " + categories.size() + " categories but "
                    + weights.size() + " weights (expected: one for each)");
        }
        for (int i = 0; i < categories.size(); i++) {
            Finite.check(name, weights.get(i));
            if (byCategory.put(categories.get(i), weights.get(i)) != null) {
                throw new IllegalArgumentException("term '" + name + "': a category is listed twice");
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    public List<String> categories() {
        return categories;
    }

    public List<Double> weights() {
        return weights;
    }

    public double other() {
        return other;
    }

    @Override
    public double average() {
        return average;
    }

    @Override
    public double of(@Nullable Object value) {
        return value instanceof String category ? byCategory.getOrDefault(category, other) : other;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CategoryTerm term
                && name.equals(term.name)
                && categories.equals(term.categories)
                && weights.equals(term.weights)
                && Double.compare(other, term.other) == 0
                && Double.compare(average, term.average) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, categories, weights, other, average);
    }

    @Override
    public String toString() {
        return "CategoryTerm[" + name + ", " + categories.size() + " categories]";
    }
}
