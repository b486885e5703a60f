package dev.pandan.training.evaluate;

/**
 * Scores of rows whose labels are known. Arrays of one length, owned by the record and not modified.
 *
 * @param scores probabilities of the positive class, no NaN
 * @param labels true: positive
 * @param rules position of the policy's rule that held for the row, -1 if none
 */
@SuppressWarnings("ArrayRecordComponent")
public record Predictions(double[] scores, boolean[] labels, int[] rules) {
    public Predictions {
        if (scores.length != labels.length || scores.length != rules.length) {
            throw new IllegalArgumentException("scores, labels and rules differ in length");
        }
    }

    public int size() {
        return scores.length;
    }

    public long positives() {
        long positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        return positives;
    }
}
