package dev.pandan.model;

/** What the score of a model is. Kept with every bundle, so that bundles of today stay readable when there are models of other kinds. */
public enum OutputKind {
    /** Probability of the positive class, in [0, 1]. */
    BINARY
}
