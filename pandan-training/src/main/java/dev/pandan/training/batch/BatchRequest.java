package dev.pandan.training.batch;

import dev.pandan.training.history.LogRow;
import dev.pandan.training.history.Span;
import dev.pandan.training.history.StoredProject;
import java.util.List;

/**
 * Which events are wanted.
 *
 * @param decision its name
 * @param span times of the events
 * @param again whether events that were decided before are wanted, too
 * @param added events of the decision's stream that are not in the log, with {@link #NOT_STORED} as arrival: if there are any, they alone are wanted, and windows hold
 *     them as if they had been loaded
 */
public record BatchRequest(StoredProject project, String decision, Span span, boolean again, List<LogRow> added) {
    /** Arrival of an event that is not in the log: after all others. */
    public static final long NOT_STORED = Long.MAX_VALUE;

    public BatchRequest {
        added = List.copyOf(added);
    }
}
