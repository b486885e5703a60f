package dev.pandan.live;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event to be decided about.
 *
 * @param row one value per column of the stream, each null or of its type's class; not modified later
 * @param decision the one decision to make; empty: every decision declared on the stream
 * @param dryRun computes the decisions and stores nothing
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never modified
public record Submission(String stream, @Nullable Object[] row, Optional<String> decision, boolean dryRun) {

    /** Stores the event and makes every decision declared on its stream. */
    public static Submission of(String stream, @Nullable Object[] row) {
        return new Submission(stream, row, Optional.empty(), false);
    }

    /** Stores the event and makes one decision. */
    public static Submission only(String decision, String stream, @Nullable Object[] row) {
        return new Submission(stream, row, Optional.of(decision), false);
    }

    /** The same, without storing anything. */
    public Submission asDryRun() {
        return new Submission(stream, row, decision, true);
    }
}
