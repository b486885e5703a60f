package dev.pandan.store;

import java.util.Map;

/**
 * An event in the log, with the decisions about it.
 *
 * @param stream name of the stream
 * @param id unique in the stream, not empty
 * @param timeMicros event time
 * @param payload the row in its binary form
 * @param arrival position in the order of arrival: writer epoch in the upper 24 bits, sequence in the lower 40; set once
 * @param arrivedAtMicros wall clock of the writer at arrival
 * @param decisions decisions in their binary form by decision name; empty for a stream without decisions
 */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes; never compared by equals.
public record StoredEvent(
        String stream,
        String id,
        long timeMicros,
        byte[] payload,
        long arrival,
        long arrivedAtMicros,
        Map<String, byte[]> decisions) {
    public StoredEvent {
        decisions = Map.copyOf(decisions);
    }
}
