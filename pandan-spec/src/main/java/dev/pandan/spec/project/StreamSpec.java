package dev.pandan.spec.project;

import dev.pandan.spec.type.Schema;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A stream of events.
 *
 * @param id column whose text form identifies an event within the stream
 * @param time timestamp column: event time
 * @param schema columns
 * @param from an existing table of the user's ({@code keyspace.table}), never written; its rows are this stream's history, or with {@code capture} become its events
 * @param mapping where the columns are in that table
 * @param keep how long before the stream's newest event decisions are trained on and compared; what is older expires; empty: nothing does
 * @param valid conditions that every row must satisfy (not true: rejected), by name
 */
public record StreamSpec(
        String name,
        String id,
        String time,
        Schema schema,
        Optional<String> from,
        TableMapping mapping,
        Optional<CaptureSpec> capture,
        Optional<Duration> keep,
        Map<String, Text> valid) {
    public static final Duration SHORTEST_KEEP = Duration.ofDays(1);

    public StreamSpec {
        valid = Ordered.copy(valid);
    }

    /** A stream without a mapping or capture. */
    public StreamSpec(
            String name, String id, String time, Schema schema, Optional<String> from, Map<String, Text> valid) {
        this(name, id, time, schema, from, TableMapping.NONE, Optional.empty(), Optional.empty(), valid);
    }

    /** The same, kept for so long. */
    public StreamSpec keeping(Duration time) {
        return new StreamSpec(name, id, this.time, schema, from, mapping, capture, Optional.of(time), valid);
    }

    /** The table whose rows are read as they are for training, beside the stream's own events. With capture its rows are events already. */
    public Optional<String> history() {
        return capture.isPresent() ? Optional.empty() : from;
    }

    public int idPosition() {
        return schema.require(id);
    }

    public int timePosition() {
        return schema.require(time);
    }
}
