package dev.pandan.model;

/** What the score of a model is. */
public enum OutputKind {
    /** Probability of the positive class, in [0, 1]. */
    BINARY,
    /** Probability of one class of several, in [0, 1]. */
    MULTICLASS,
    /** A predicted number. */
    REGRESSION,
    /** Number of a group, from 0. */
    CLUSTER,
    /** Larger is stranger. */
    ANOMALY
}
