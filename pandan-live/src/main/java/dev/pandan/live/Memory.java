package dev.pandan.live;

import dev.pandan.live.cache.RecentEvents;
import dev.pandan.live.cache.WindowCache;
import dev.pandan.live.model.Deciders;

/** What is kept in memory. Owned by the loop. */
record Memory(Deciders deciders, WindowCache windows, LookupReader lookups, RecentEvents<KnownEvent> recent) {
    /** Forgets what was read or admitted; the bundles stay. */
    void forget() {
        windows.clear();
        lookups.clear();
        recent.clear();
    }
}
