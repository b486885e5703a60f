package dev.pandan.benchmarks.decide;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

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
record BareEvent(String id, long timeMicros, byte[] payload, byte[] decisions, byte[] key) {

    /** Everything that is needed to finish a group after a crash. */
    static byte[] together(List<BareEvent> group) {
        int size = group.stream()
                .mapToInt(event -> event.id.length() + event.payload.length + event.decisions.length + 48)
                .sum();
        ByteBuffer content = ByteBuffer.allocate(size);
        for (BareEvent event : group) {
            content.putInt(event.id.length()).put(event.id.getBytes(StandardCharsets.UTF_8));
            content.putLong(event.timeMicros);
            content.putInt(event.payload.length).put(event.payload);
            content.putInt(event.decisions.length).put(event.decisions);
        }
        return Arrays.copyOf(content.array(), content.position());
    }
}
