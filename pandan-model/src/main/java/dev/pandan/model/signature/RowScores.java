package dev.pandan.model.signature;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;

/** The scores of rows among the values of a model's output: one per row, or those of two classes, of which the second counts. */
public final class RowScores {
    private RowScores() {}

    /**
     * {@code MISMATCH} if the output is of another size.
     *
     * @param most values that a row may have, 1 or 2
     * @param offset where the scores go in the target
     */
    public static void read(String output, double[] values, int rows, int most, double[] target, int offset) {
        int width = values.length / rows;
        if (values.length % rows != 0 || width < 1 || width > most) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "output '" + output + "' of the model holds " + values.length + " values for " + rows
                            + " rows (expected: " + (most == 1 ? "1" : "1 or 2") + " per row)");
        }
        for (int i = 0; i < rows; i++) {
            target[offset + i] = values[(i + 1) * width - 1];
        }
    }
}
