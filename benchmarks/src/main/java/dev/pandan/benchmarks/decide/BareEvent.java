package dev.pandan.benchmarks.decide;

/**
 * All that has to be stored for one event, ready made.
 *
 * @param id text of the id
 * @param timeMicros event time
 * @param payload the event's row
 * @param decisions the decision about it
 * @param key its key in the one window table that departures go to
 */
@SuppressWarnings("ArrayRecordComponent") // never modified
record BareEvent(String id, long timeMicros, byte[] payload, byte[] decisions, byte[] key) {}
