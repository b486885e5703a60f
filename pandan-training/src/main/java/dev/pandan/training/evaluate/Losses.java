package dev.pandan.training.evaluate;

/** What one probability costs when it is known what happened. */
final class Losses {
    private static final double SMALLEST = 1e-15;

    private Losses() {}

    @FunctionalInterface
    interface Loss {
        double of(double score, boolean label);
    }

    /** {@code -ln} of the probability given to what happened, probabilities held within [1e-15, 1 - 1e-15]. */
    static double log(double score, boolean label) {
        double held = Math.min(Math.max(score, SMALLEST), 1 - SMALLEST);
        return label ? -Math.log(held) : -Math.log1p(-held);
    }

    /** Squared distance from 1 (it happened) or 0. */
    static double square(double score, boolean label) {
        double distance = score - (label ? 1 : 0);
        return distance * distance;
    }
}
