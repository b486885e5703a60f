package dev.pandan.training.fit;

import java.io.Serializable;

/**
 * How a number is handed to an algorithm: {@code (x - centre) / scale}.
 *
 * @param fill stands in for a missing number, before centre and scale
 */
record Scale(double fill, double centre, double scale) implements Serializable {
    static Scale of(Design design, NumberStatistics known) {
        return design.isScaled()
                ? new Scale(known.mean(), known.mean(), known.sampleDeviation())
                : new Scale(known.mean(), 0, 1);
    }

    /** @param number NaN: missing */
    double of(double number) {
        return ((Double.isNaN(number) ? fill : number) - centre) / scale;
    }
}
