package dev.pandan.live;

import dev.pandan.live.ids.KnownIds;
import dev.pandan.live.metrics.Counters;

/** What a load uses of the live path while it has it for itself. */
record Loading(LeaseKeeper lease, Times times, WholeTables tables, Sealer sealer, KnownIds ids, Counters counters) {
    TimeBounds bounds() {
        return times.bounds();
    }
}
