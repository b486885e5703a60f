package dev.pandan.live;

import dev.pandan.engine.decide.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A decision that was made in a batch.
 *
 * @param row the event's row in its binary form, if the log may lack it since it comes from a user's own table; null: the log has it
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never modified
public record MadeDecision(Decision decision, byte @Nullable [] row) {}
