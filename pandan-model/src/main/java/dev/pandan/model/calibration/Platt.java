package dev.pandan.model.calibration;

/**
 * The logistic function of a line over the log-odds of the score: {@code 1 / (1 + exp(-(slope * ln(p / (1 - p)) + intercept)))}, the score p being held within {@link #LEAST} and {@link #MOST} (Platt, 1999).
 *
 * @param slope at least 0
 */
public record Platt(double slope, double intercept) implements Calibration {
    /** The least score that is told apart. */
    public static final double LEAST = 1e-6;
    /** The greatest one. */
    public static final double MOST = 1 - LEAST;

    static final String NAME = "platt";

    public Platt {
        if (!(slope >= 0 && Double.isFinite(slope) && Double.isFinite(intercept))) {
            throw new IllegalArgumentException("slope " + slope + ", intercept " + intercept
                    + " (expected: finite numbers, the slope at least 0)");
        }
    }

    /** Natural logarithm of the odds of a score, held within the bounds; NaN of a score that is not finite. */
    public static double logOdds(double score) {
        if (!Double.isFinite(score)) {
            return Double.NaN;
        }
        double held = Math.max(Math.min(score, MOST), LEAST);
        return StrictMath.log(held / (1 - held));
    }

    @Override
    public double of(double score) {
        return 1 / (1 + StrictMath.exp(-(slope * logOdds(score) + intercept)));
    }

    @Override
    public String text() {
        return NAME + " " + slope + " " + intercept;
    }
}
