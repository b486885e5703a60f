package dev.pandan.benchmarks.load;

/**
 * One departure with all that is stored of it, ready made.
 *
 * @param payload the event's row
 * @param key its key in the window table
 */
@SuppressWarnings("ArrayRecordComponent") // never modified
record LoadedRow(String id, long timeMicros, byte[] payload, long arrival, byte[] key) {}
