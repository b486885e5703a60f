package dev.pandan.spec.project;

import dev.pandan.spec.type.Schema;
import java.util.Map;
import java.util.Optional;

/**
 * A stream of events.
 *
 * @param id column whose text form identifies an event within the stream
 * @param time timestamp column: event time
 * @param schema columns
 * @param from an existing table of the user's ({@code keyspace.table}) whose rows are this stream's history; never written
 * @param valid conditions that every row must satisfy (not true: rejected), by name
 */
public record StreamSpec(
        String name, String id, String time, Schema schema, Optional<String> from, Map<String, Text> valid) {
    public StreamSpec {
        valid = Ordered.copy(valid);
    }

    public int idPosition() {
        return schema.require(id);
    }

    public int timePosition() {
        return schema.require(time);
    }
}
