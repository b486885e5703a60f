package dev.pandan.training.evaluate;

import java.util.Arrays;

/**
 * Rows from the highest score to the lowest, in groups of equal score: row by row how many positives and negatives have been passed after each group. The first entry is 0 and 0.
 */
final class Ranking {
    private final long[] positives;
    private final long[] negatives;

    private Ranking(long[] positives, long[] negatives) {
        this.positives = positives;
        this.negatives = negatives;
    }

    static Ranking of(Predictions predictions) {
        int size = predictions.size();
        int[] order = order(predictions.scores());
        long[] positives = new long[size + 1];
        long[] negatives = new long[size + 1];
        int groups = 0;
        for (int i = 0; i < size; i++) {
            boolean sameScore =
                    i > 0 && predictions.scores()[order[i]] == predictions.scores()[order[i - 1]];
            if (!sameScore) {
                groups++;
                positives[groups] = positives[groups - 1];
                negatives[groups] = negatives[groups - 1];
            }
            if (predictions.labels()[order[i]]) {
                positives[groups]++;
            } else {
                negatives[groups]++;
            }
        }
        return new Ranking(Arrays.copyOf(positives, groups + 1), Arrays.copyOf(negatives, groups + 1));
    }

    /** Positions of the scores, highest first. */
    static int[] order(double[] scores) {
        Integer[] boxed = new Integer[scores.length];
        Arrays.setAll(boxed, i -> i);
        Arrays.sort(boxed, (a, b) -> Double.compare(scores[b], scores[a]));
        return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
    }

    int groups() {
        return positives.length - 1;
    }

    /** Positives in the first {@code group} groups. */
    long positives(int group) {
        return positives[group];
    }

    long negatives(int group) {
        return negatives[group];
    }

    long allPositives() {
        return positives[groups()];
    }

    long allNegatives() {
        return negatives[groups()];
    }

    /** Area under the ROC curve: the chance that a positive outranks a negative, ties counted half; NaN if a class is empty. */
    double areaUnderCurve() {
        double wins = 0;
        for (int i = 1; i <= groups(); i++) {
            double fewerNegatives = negatives[i] - negatives[i - 1];
            wins += fewerNegatives * (positives[i] + positives[i - 1]) / 2.0;
        }
        return wins / ((double) allPositives() * allNegatives());
    }

    /** Mean of the precision at each positive, without interpolation; NaN if there is no positive. */
    double averagePrecision() {
        double sum = 0;
        for (int i = 1; i <= groups(); i++) {
            long found = positives[i] - positives[i - 1];
            sum += found * ((double) positives[i] / (positives[i] + negatives[i]));
        }
        return sum / allPositives();
    }
}
