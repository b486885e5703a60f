package dev.pandan.live;

import dev.pandan.engine.decide.Decision;
import dev.pandan.spec.error.Problem;
import java.util.List;

/** What became of a submission. */
public sealed interface Outcome {

    /**
     * The event and its decisions are in the database (or, in a dry run, would be).
     *
     * @param id the event's id
     * @param decisions in the order of the project file
     * @param repeated whether all of it was there before
     */
    record Accepted(String id, List<Decision> decisions, boolean repeated) implements Outcome {
        public Accepted {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * Nothing was decided. With the codes {@code EVENT_INVALID}, {@code EVENT_CONFLICT} and {@code NOT_FOUND} nothing was stored and trying again will not help; with {@code
     * OVERLOADED} nothing was stored; with {@code STORE_UNAVAILABLE}, {@code LEASE_HELD}, {@code INTERRUPTED} and {@code INTERNAL} the event may have been stored, and
     * sending it again tells.
     */
    record Rejected(Problem problem) implements Outcome {}
}
