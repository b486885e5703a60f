package dev.pandan.live.plan;

import dev.pandan.engine.program.Catalogue;
import java.util.List;
import java.util.Optional;

/**
 * What a feature reads, itself and through other features.
 *
 * @param columns of the event, those of keys included
 * @param cold store reads with nothing in memory
 */
public record FeatureCost(
        Catalogue.Entry feature,
        List<String> columns,
        List<Catalogue.LookupRead> lookups,
        List<WindowUse> windows,
        StoreReads cold) {
    public FeatureCost {
        columns = List.copyOf(columns);
        lookups = List.copyOf(lookups);
        windows = List.copyOf(windows);
    }

    /**
     * A window that it reads.
     *
     * @param table window table that holds its rows
     * @param kept rows in this window; empty if no row of the stream is known
     */
    public record WindowUse(Catalogue.WindowRead read, TableCost table, Optional<Kept> kept) {}
}
