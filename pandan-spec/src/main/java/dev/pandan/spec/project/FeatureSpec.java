package dev.pandan.spec.project;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A feature of a decision as it is declared.
 *
 * @param value expression over the event's columns, lookups, other features and aggregates over windows
 * @param description what it means, for people; changes nothing that is computed
 * @param size of a vector whose expression does not tell it: the number of its elements, 1 to {@link #MOST_ELEMENTS}
 */
public record FeatureSpec(Text value, Optional<String> description, OptionalInt size) {
    /** Elements that a vector can have. */
    public static final int MOST_ELEMENTS = 4_096;

    /** A feature that is its expression alone. */
    public static FeatureSpec of(Text value) {
        return new FeatureSpec(value, Optional.empty(), OptionalInt.empty());
    }
}
