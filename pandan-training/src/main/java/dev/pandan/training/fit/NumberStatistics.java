package dev.pandan.training.fit;

import java.io.Serializable;

/** Count, mean and squared deviations of a number, and how often it is missing (Chan, Golub and LeVeque 1983). Mutable. */
final class NumberStatistics implements Serializable {
    private static final long serialVersionUID = 1L;

    private long present;
    private long missing;
    private double mean;
    private double squares;

    void add(double value) {
        if (!Double.isFinite(value)) {
            missing++;
            return;
        }
        present++;
        double distance = value - mean;
        mean += distance / present;
        squares += distance * (value - mean);
    }

    void add(NumberStatistics other) {
        missing += other.missing;
        long all = present + other.present;
        if (all > 0) {
            double distance = other.mean - mean;
            squares += other.squares + distance * distance * ((double) present * other.present / all);
            mean += distance * ((double) other.present / all);
        }
        present = all;
    }

    long present() {
        return present;
    }

    long missing() {
        return missing;
    }

    double missingShare() {
        return (double) missing / (present + missing);
    }

    /** Mean of the values that are there: it does not change when it stands in for the missing ones. */
    double mean() {
        return mean;
    }

    /** Whether there are no two different values. */
    boolean isConstant() {
        return squares == 0;
    }

    /** Standard deviation when the mean stands in for what is missing; 1 if all values are equal. */
    double deviation() {
        double deviation = Math.sqrt(squares / (present + missing));
        return deviation > 0 ? deviation : 1;
    }

    /** The same with one degree of freedom less, as MLlib's StandardScaler has it; 1 if all values are equal. */
    double sampleDeviation() {
        double deviation = Math.sqrt(squares / Math.max(1, present + missing - 1));
        return deviation > 0 ? deviation : 1;
    }
}
