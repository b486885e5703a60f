package dev.pandan.training.evaluate;

/**
 * Rows whose scores fall into one of the equal parts of [0, 1].
 *
 * @param meanScore NaN if empty
 */
public record Bin(long positives, long negatives, double meanScore) {
    public long rows() {
        return positives + negatives;
    }

    /** Share of positives; NaN if empty. */
    public double positiveRate() {
        return (double) positives / rows();
    }
}
