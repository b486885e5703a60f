package dev.pandan.training.keyed;

import dev.pandan.spec.row.Hash64;
import dev.pandan.training.history.LogRow;
import java.io.Serializable;

/** Which event it is, and when. Not a record: Spark's serializer cannot make records. Immutable. */
final class EventPlace implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final long timeMicros;
    private final long arrival;
    private final long content;

    private EventPlace(String id, long timeMicros, long arrival, long content) {
        this.id = id;
        this.timeMicros = timeMicros;
        this.arrival = arrival;
        this.content = content;
    }

    static EventPlace of(LogRow row) {
        return new EventPlace(row.id(), row.timeMicros(), row.arrival(), Hash64.of(row.payload()));
    }

    String id() {
        return id;
    }

    long timeMicros() {
        return timeMicros;
    }

    long arrival() {
        return arrival;
    }

    /** Whether it is this row: tables of users may hold several of one id. */
    boolean is(EventPlace other) {
        return id.equals(other.id)
                && timeMicros == other.timeMicros
                && arrival == other.arrival
                && content == other.content;
    }
}
