package dev.pandan.engine.program;

import dev.pandan.spec.project.Text;

/**
 * A named input of a model.
 *
 * @param size number of elements of a vector, at least 1; 1 for all others
 */
public record Feature(String name, FeatureType type, int size, Text expression) {
    public Feature {
        if (size < 1 || (type != FeatureType.VECTOR && size != 1)) {
            throw new IllegalArgumentException("feature '" + name + "': " + type + " of size " + size);
        }
    }

    /** A number or a category. */
    public Feature(String name, FeatureType type, Text expression) {
        this(name, type, 1, expression);
    }

    /** {@code number}, {@code category}, {@code vector of 8}. */
    public String describe() {
        return type == FeatureType.VECTOR ? type.word() + " of " + size : type.word();
    }
}
