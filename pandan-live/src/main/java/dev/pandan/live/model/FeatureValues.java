package dev.pandan.live.model;

import dev.pandan.engine.decide.FeatureRow;
import java.util.List;

/**
 * Features of a decision about an event that need not exist.
 *
 * @param timeMicros time of the event, as of which windows and lookups were read
 * @param features values in the order of the decision's features, with the digests of its windows
 * @param lookups rows in the order of the decision's lookups
 */
public record FeatureValues(String decision, long timeMicros, FeatureRow features, List<LookupRow> lookups) {
    public FeatureValues {
        lookups = List.copyOf(lookups);
    }
}
