package dev.pandan.live;

import dev.pandan.engine.program.ProjectCode;
import dev.pandan.live.cache.RecentEvents;
import dev.pandan.live.cache.WindowCache;
import dev.pandan.live.ids.KnownIds;
import dev.pandan.live.model.Deciders;

/** What is kept in memory. Owned by the loop. */
record Memory(
        ProjectCode code,
        Deciders deciders,
        WindowCache windows,
        LookupReader lookups,
        RecentEvents<KnownEvent> recent,
        KnownIds ids) {
    /** Forgets what was read or admitted; the bundles stay, and the ids, which hold under the same hold on the lease. */
    void forget() {
        windows.clear();
        lookups.clear();
        recent.clear();
    }
}
