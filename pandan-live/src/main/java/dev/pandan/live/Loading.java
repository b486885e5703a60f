package dev.pandan.live;

import dev.pandan.live.metrics.Counters;

/** What a load uses of the live path while it has it for itself. */
record Loading(LeaseKeeper lease, TimeBounds bounds, Counters counters) {}
