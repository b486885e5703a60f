package dev.pandan.training.history;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** An event of the log on its way through Spark. Not a record: Spark's serializer cannot make records. Immutable. */
public final class LogRow implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int stream;
    private final String id;
    private final long timeMicros;
    private final long arrival;
    private final long arrivedAtMicros;
    private final byte[] payload;
    private final byte @Nullable [] decision;

    /**
     * @param stream position of the stream among those that were read
     * @param arrival 0 for rows of a user's own table, which were there before all others
     * @param decision the decision asked for about this event in its binary form, if there is one
     */
    public LogRow(
            int stream,
            String id,
            long timeMicros,
            long arrival,
            long arrivedAtMicros,
            byte[] payload,
            byte @Nullable [] decision) {
        this.stream = stream;
        this.id = id;
        this.timeMicros = timeMicros;
        this.arrival = arrival;
        this.arrivedAtMicros = arrivedAtMicros;
        this.payload = payload;
        this.decision = decision;
    }

    public int stream() {
        return stream;
    }

    public String id() {
        return id;
    }

    public long timeMicros() {
        return timeMicros;
    }

    public long arrival() {
        return arrival;
    }

    public long arrivedAtMicros() {
        return arrivedAtMicros;
    }

    public byte[] payload() {
        return payload;
    }

    public byte @Nullable [] decision() {
        return decision;
    }
}
