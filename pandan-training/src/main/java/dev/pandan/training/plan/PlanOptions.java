package dev.pandan.training.plan;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is asked for; the rest is chosen by what fits.
 *
 * @param by how the work is shared out
 * @param slices number of slices of time, at least 1
 */
public record PlanOptions(Optional<PlanKind> by, OptionalInt slices) {
    public PlanOptions {
        if (slices.isPresent() && slices.getAsInt() < 1) {
            throw new IllegalArgumentException("slices: " + slices.getAsInt() + " (expected: at least 1)");
        }
    }

    /** All of it is chosen. */
    public static PlanOptions automatic() {
        return new PlanOptions(Optional.empty(), OptionalInt.empty());
    }
}
