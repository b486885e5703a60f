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

    /** Mean when {@code fill} stands in for what is missing. */
    double mean(double fill) {
        return mean + (fill - mean) * missingShare();
    }

    /** Standard deviation when {@code fill} stands in for what is missing; 1 if all values are equal. */
    double deviation(double fill) {
        double centre = mean(fill);
        double sum =
                squares + present * (mean - centre) * (mean - centre) + missing * (fill - centre) * (fill - centre);
        double deviation = Math.sqrt(sum / (present + missing));
        return deviation > 0 ? deviation : 1;
    }
}
