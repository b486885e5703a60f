package dev.pandan.live;

/** What is known of the times of events in streams. */
record Times(TimeBounds bounds, SealTimes seals) {}
