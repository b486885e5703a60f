package dev.pandan.model.linear;

import org.jspecify.annotations.Nullable;

/**
 * A number: {@code weight * ((x - mean) / scale)}. Null, NaN and infinities count as missing: {@code fill} takes their place and {@code missing} is added.
 *
 * @param fill stands in for a missing value
 * @param mean mean over the training rows, missing ones filled
 * @param scale standard deviation over the training rows, missing ones filled; positive
 * @param weight log-odds per standard deviation
 * @param missing log-odds added when the value is missing
 * @param average mean of the term over the training rows
 */
public record NumberTerm(
        String name, double fill, double mean, double scale, double weight, double missing, double average)
        implements Term {
    public NumberTerm {
        Finite.check(name, fill, mean, scale, weight, missing, average);
        if (scale <= 0) {
            throw new IllegalArgumentException("term '" + name + "': scale " + scale + " (expected: > 0)");
        }
    }

    @Override
    public double of(@Nullable Object value) {
        return value instanceof Float number ? of((float) number) : ofMissing();
    }

    double of(float number) {
        return Float.isFinite(number) ? at(number) : ofMissing();
    }

    /** The term of a missing value. */
    public double ofMissing() {
        return at(fill) + missing;
    }

    private double at(double value) {
        return weight * ((value - mean) / scale);
    }
}
