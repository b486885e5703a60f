package dev.pandan.live.plan;

import java.util.List;

/**
 * What a decision reads of the store.
 *
 * @param cold with nothing in memory
 * @param warm with its windows and lookups in memory
 */
public record DecisionCost(
        String decision, String stream, List<FeatureCost> features, StoreReads cold, StoreReads warm) {
    public DecisionCost {
        features = List.copyOf(features);
    }
}
