package dev.pandan.model;

import dev.pandan.spec.project.Target;

/** What the score of a model is. Kept with every bundle, so that bundles of today stay readable when there are models of other kinds. */
public enum OutputKind {
    /** Probability of the positive class, in [0, 1]. */
    BINARY,
    /** The number that is expected. */
    NUMBER,
    /** Probability of the likeliest class, in [0, 1]; there is one of each class. */
    CLASS,
    /** Distance from the nearest cluster, at least 0; there is one of each cluster, infinite for one that it cannot be. */
    DISTANCE,
    /** How unusual it is, any finite number: the greater, the more unusual. */
    ANOMALY;

    /** The kind of a model that predicts this; of clusters one that knows distances. */
    public static OutputKind of(Target target) {
        return switch (target) {
            case BINARY -> BINARY;
            case NUMBER -> NUMBER;
            case CLASS -> CLASS;
            case CLUSTER -> DISTANCE;
            case ANOMALY -> ANOMALY;
        };
    }

    /** Whether a score is one that such a model can give, or NaN: none. */
    public boolean allows(double score) {
        return Double.isNaN(score)
                || switch (this) {
                    case BINARY, CLASS -> score >= 0 && score <= 1;
                    case NUMBER, ANOMALY -> Double.isFinite(score);
                    case DISTANCE -> score >= 0 && Double.isFinite(score);
                };
    }
}
