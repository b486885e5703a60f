package dev.pandan.training.evaluate;

import java.util.List;

/**
 * Importance of features by permutation (Breiman 2001).
 *
 * @param metric whose change is told: {@code auc} or {@code silhouette} falls, {@code rmse} or {@code log_loss} rises
 * @param rows that were measured on
 * @param deals how often each feature was dealt out anew
 * @param seed of the deals
 * @param features the most important one first; empty if there is nothing to measure
 */
public record ImportanceTable(String metric, int rows, int deals, long seed, List<Importance> features) {
    public ImportanceTable {
        features = List.copyOf(features);
    }

    /** Nothing was measured. */
    public static ImportanceTable none() {
        return new ImportanceTable("", 0, 0, 0, List.of());
    }
}
