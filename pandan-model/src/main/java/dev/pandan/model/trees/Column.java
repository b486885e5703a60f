package dev.pandan.model.trees;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** One value per row of a graph, as a function of a single feature (or of a single sum of the trees). */
sealed interface Column {

    /** What f makes of it. */
    Column map(DoubleUnaryOperator f);

    /** The same in all rows. */
    record Constant(double value) implements Column {
        @Override
        public Column map(DoubleUnaryOperator f) {
            return new Constant(f.applyAsDouble(value));
        }
    }

    /**
     * Of a number, an element of a vector, or a sum of the trees.
     *
     * @param feature position; negative: sums of the trees
     * @param element of a vector, or which sum; else 0
     * @param bend what the curve is like
     * @param trend the same, of a feature's finite numbers; of sums of the trees it means nothing
     */
    record Numeric(int feature, int element, DoubleUnaryOperator curve, Bend bend, Trend trend) implements Column {
        /** As it is. */
        Numeric(int feature, int element) {
            this(feature, element, DoubleUnaryOperator.identity(), Bend.STRAIGHT, Trend.STRAIGHT);
        }

        @Override
        public Numeric map(DoubleUnaryOperator f) {
            return map(f, Bend.OTHER, Trend.UNKNOWN);
        }

        Numeric map(DoubleUnaryOperator f, Bend bent, Trend result) {
            return new Numeric(feature, element, curve.andThen(f), bent, result);
        }

        /** The same curve, of which more is known. */
        Numeric like(Bend bent, Trend result) {
            return new Numeric(feature, element, curve, bent, result);
        }

        boolean isOfSame(Numeric other) {
            return feature == other.feature && element == other.element;
        }
    }

    /**
     * Of a category.
     *
     * @param known by category
     * @param missing of none
     * @param other of any other
     */
    record Category(int feature, Map<String, Double> known, double missing, double other) implements Column {
        public Category {
            known = Map.copyOf(known);
        }

        @Override
        public Category map(DoubleUnaryOperator f) {
            Map<String, Double> values = new HashMap<>();
            known.forEach((category, value) -> values.put(category, f.applyAsDouble(value)));
            return new Category(feature, values, f.applyAsDouble(missing), f.applyAsDouble(other));
        }

        private Category with(Category twin, DoubleBinaryOperator f) {
            Set<String> categories = new HashSet<>(known.keySet());
            categories.addAll(twin.known.keySet());
            Map<String, Double> values = new HashMap<>();
            for (String category : categories) {
                values.put(
                        category,
                        f.applyAsDouble(
                                known.getOrDefault(category, other), twin.known.getOrDefault(category, twin.other)));
            }
            return new Category(
                    feature, values, f.applyAsDouble(missing, twin.missing), f.applyAsDouble(other, twin.other));
        }
    }

    /**
     * A category itself.
     *
     * @param missing the text of none
     */
    record Text(int feature, String missing) implements Column {
        @Override
        public Column map(DoubleUnaryOperator f) {
            throw Unreadable.because("arithmetic with texts");
        }

        /** A number per category. */
        Category coded(Map<String, Double> known, double other) {
            return new Category(feature, known, known.getOrDefault(missing, other), other);
        }
    }

    /** What f makes of two; refused where they are of different features. */
    static Column both(Column a, Column b, DoubleBinaryOperator f) {
        if (b instanceof Constant constant) {
            return a.map(value -> f.applyAsDouble(value, constant.value));
        } else if (a instanceof Constant constant) {
            return b.map(value -> f.applyAsDouble(constant.value, value));
        } else if (a instanceof Numeric one && b instanceof Numeric other && one.isOfSame(other)) {
            DoubleUnaryOperator left = one.curve;
            DoubleUnaryOperator right = other.curve;
            return new Numeric(
                    one.feature,
                    one.element,
                    value -> f.applyAsDouble(left.applyAsDouble(value), right.applyAsDouble(value)),
                    Bend.OTHER,
                    Trend.UNKNOWN);
        } else if (a instanceof Category one && b instanceof Category other && one.feature == other.feature) {
            return one.with(other, f);
        }
        throw Unreadable.because("a value of two features");
    }
}
