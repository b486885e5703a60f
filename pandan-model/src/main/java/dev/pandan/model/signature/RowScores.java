package dev.pandan.model.signature;

import dev.pandan.model.OutputKind;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.List;

/**
 * What the output of a model has to hold per row: a number; a probability, or those of two classes, of which the second counts; or a value for each of several classes or clusters.
 *
 * @param classes or clusters, in the order of the values; empty unless {@code kind} is CLASS or DISTANCE
 */
public record RowScores(OutputKind kind, List<String> classes) {
    public RowScores {
        classes = List.copyOf(classes);
    }

    /** Whether an output of so many values per row can be one. */
    public boolean takes(long width) {
        return classes.isEmpty() ? width == 1 || (width == 2 && kind == OutputKind.BINARY) : width == classes.size();
    }

    /** Values per row that are read, the last ones: a score, or those of the classes. */
    public int wanted() {
        return Math.max(1, classes.size());
    }

    /** For people, as the end of "an output with ... per row". */
    public String text() {
        return switch (kind) {
            case NUMBER, ANOMALY -> "one number";
            case BINARY -> "one score, or the probabilities of two classes,";
            case CLASS -> "the probabilities of the " + classes.size() + " classes " + classes;
            case DISTANCE -> "the distances from the " + classes.size() + " clusters";
        };
    }

    /**
     * Reads all values of an output; {@code MISMATCH} if it is of another size.
     *
     * @param output its name
     * @param offset where the scores go in the target
     */
    public void read(String output, double[] values, int rows, double[] target, int offset) {
        int width = values.length / rows;
        if (values.length % rows != 0 || !takes(width)) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "output '" + output + "' of the model holds " + values.length + " values for " + rows
                            + " rows (expected: " + text() + " per row)");
        }
        int wanted = wanted();
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, (i + 1) * width - wanted, target, offset + i * wanted, wanted);
        }
    }
}
