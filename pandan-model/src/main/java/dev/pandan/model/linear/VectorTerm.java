package dev.pandan.model.linear;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vector: the sum of the terms of its elements, added in their order. A missing vector is one of which all elements are missing.
 *
 * @param elements one per element, each named {@code name[i]}; at least one
 */
public record VectorTerm(String name, List<NumberTerm> elements) implements Term {
    public VectorTerm {
        elements = List.copyOf(elements);
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("term '" + name + "': no elements (expected: one at least)");
        }
    }

    /** Name of an element's term. */
    public static String element(String vector, int position) {
        return vector + "[" + position + "]";
    }

    @Override
    public double of(@Nullable Object value) {
        double sum = 0;
        if (value instanceof float[] vector) {
            for (int i = 0; i < vector.length; i++) {
                sum += elements.get(i).of(vector[i]);
            }
            return sum;
        }
        for (NumberTerm element : elements) {
            sum += element.ofMissing();
        }
        return sum;
    }

    @Override
    public double average() {
        double sum = 0;
        for (NumberTerm element : elements) {
            sum += element.average();
        }
        return sum;
    }
}
