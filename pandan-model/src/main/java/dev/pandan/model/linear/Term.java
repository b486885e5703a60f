package dev.pandan.model.linear;

import org.jspecify.annotations.Nullable;

/** What one input adds to the log-odds of a {@link LinearModel}. Immutable. */
public sealed interface Term permits NumberTerm, CategoryTerm, VectorTerm {

    /** Name of the input. */
    String name();

    /** Log-odds that the value adds; null and values that were never seen are scored as in training. */
    double of(@Nullable Object value);

    /** Mean of {@link #of} over the training rows. */
    double average();
}
