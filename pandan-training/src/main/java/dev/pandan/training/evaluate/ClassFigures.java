package dev.pandan.training.evaluate;

/**
 * How well one class is told from the others.
 *
 * @param rows rows that are of the class
 * @param predicted rows that it was predicted for
 * @param right rows of both kinds
 */
public record ClassFigures(String name, long rows, long predicted, long right) {
    /** Share of the predictions that were right; NaN if there are none. */
    public double precision() {
        return (double) right / predicted;
    }

    /** Share of the class's rows that were found; NaN if there are none. */
    public double recall() {
        return (double) right / rows;
    }

    /** Harmonic mean of both; 0 if nothing was right, NaN if there are neither rows nor predictions. */
    public double f1() {
        return 2.0 * right / (rows + predicted);
    }
}
