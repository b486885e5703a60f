package dev.pandan.training.evaluate;

import java.util.stream.IntStream;

/**
 * Numbers that were predicted for rows whose labels are known. Arrays of one length, owned by the record and not modified.
 *
 * @param scores what was predicted, finite
 * @param labels what came, finite
 * @param rules position of the policy's rule that held for the row; -1: none
 * @param unscored rows beside these for which the model had no score
 */
@SuppressWarnings("ArrayRecordComponent")
public record NumberPredictions(double[] scores, double[] labels, int[] rules, long unscored) {
    public NumberPredictions {
        if (scores.length != labels.length || scores.length != rules.length) {
            throw new IllegalArgumentException("scores, labels and rules differ in length");
        }
    }

    /** Of all rows: those with a score are kept. */
    public static NumberPredictions of(double[] scores, double[] labels, int[] rules) {
        int[] scored = IntStream.range(0, scores.length)
                .filter(i -> Double.isFinite(scores[i]))
                .toArray();
        return new NumberPredictions(
                IntStream.of(scored).mapToDouble(i -> scores[i]).toArray(),
                IntStream.of(scored).mapToDouble(i -> labels[i]).toArray(),
                IntStream.of(scored).map(i -> rules[i]).toArray(),
                scores.length - scored.length);
    }

    public int size() {
        return scores.length;
    }

    /** Predicted less what came. */
    public double error(int row) {
        return scores[row] - labels[row];
    }
}
