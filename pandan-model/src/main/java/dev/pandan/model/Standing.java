package dev.pandan.model;

import dev.pandan.engine.verdict.Verdict;

/**
 * What is followed while features change: how far the class or cluster that was decided stands ahead of the one that is second. Both stay the same for all rows.
 *
 * <p>Of classes, and of clusters with probabilities, the logarithm of how many times as likely it is: linear in the features' terms for a multinomial regression and for naive Bayes. Of
 * clusters with distances the squared distance of the second, less its own: linear in the features for Euclidean distances, as the squares cancel.
 */
final class Standing {
    /** Below it a probability is none: of the smallest that floats hold. */
    private static final double LEAST = 1e-30;

    private final boolean isDistance;
    private final int decided;
    private final int second;

    private Standing(boolean isDistance, int decided, int second) {
        this.isDistance = isDistance;
        this.decided = decided;
        this.second = second;
    }

    /** A value, and how large the numbers are whose difference it is. */
    record Lead(double value, double scale) {
        /** By more than rounding of numbers of this scale may do. */
        boolean isApart(Lead other, double tolerance) {
            return Math.abs(value - other.value) > tolerance * Math.max(1, Math.max(scale, other.scale));
        }
    }

    /**
     * @param values of the row that was decided: a probability of each class, or the distance from each cluster
     * @param verdict which of them was decided, and of classes which is second
     */
    static Standing of(OutputKind kind, double[] values, Verdict verdict) {
        int decided = verdict.classes().likeliest();
        return kind == OutputKind.DISTANCE
                ? new Standing(true, decided, nearestBut(decided, values))
                : new Standing(false, decided, verdict.classes().second());
    }

    /** Of equally near ones the first; -1 if there is no other. */
    private static int nearestBut(int decided, double[] distances) {
        int nearest = -1;
        for (int i = 0; i < distances.length; i++) {
            if (i != decided && (nearest < 0 || distances[i] < distances[nearest])) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** Whether something was decided and it was not the only one there is. */
    boolean isKnown() {
        return decided >= 0 && second >= 0;
    }

    Lead lead(double[] values) {
        if (isDistance) {
            double own = values[decided] * values[decided];
            double other = values[second] * values[second];
            return new Lead(other - own, other + own);
        }
        double value = logarithm(values[decided]) - logarithm(values[second]);
        return new Lead(value, Math.abs(value));
    }

    private static double logarithm(double probability) {
        return StrictMath.log(Math.max(LEAST, probability));
    }
}
