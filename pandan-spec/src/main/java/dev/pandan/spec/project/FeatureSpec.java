package dev.pandan.spec.project;

import java.util.Optional;

/**
 * A feature of a decision as it is declared.
 *
 * @param value expression over the event's columns, lookups, other features and aggregates over windows
 * @param description what it means, for people; changes nothing that is computed
 */
public record FeatureSpec(Text value, Optional<String> description) {
    /** A feature without a description. */
    public static FeatureSpec of(Text value) {
        return new FeatureSpec(value, Optional.empty());
    }
}
