package dev.pandan.live.event;

import dev.pandan.live.text.Timestamps;
import dev.pandan.live.text.ValueText;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.Schema;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows canonical and refuses those that do not fit their stream: wrong types, a null or empty id, a null time, a time outside the years 1 to 9999 or more than
 * {@code allowedFuture} after the wall clock. Conditions of the section {@code valid} are not its business. Thread-safe.
 */
public final class RowCheck {
    private static final int MAX_ID_CHARACTERS = 1_000;
    private static final int MAX_PAYLOAD_BYTES = 256 * 1024;
    private static final long FIRST_MICROS = -62_135_596_800_000_000L;
    private static final long END_MICROS = 253_402_300_800_000_000L;

    private final StreamPlans plans;
    private final Clock clock;
    private final Duration allowedFuture;
    /** By stream: older events have expired. Replaced as a whole. */
    private volatile Map<String, Long> oldest = Map.of();

    public RowCheck(StreamPlans plans, Clock clock, Duration allowedFuture) {
        this.plans = plans;
        this.clock = clock;
        this.allowedFuture = allowedFuture;
    }

    /**
     * From now on events before a time are refused.
     *
     * @param micros by stream
     */
    public void refuseBefore(Map<String, Long> micros) {
        oldest = Map.copyOf(micros);
    }

    /**
     * @param row one value per column of the stream, each null or of its type's class; not modified
     */
    public Checked check(String stream, @Nullable Object[] row) {
        return check(stream, row, true);
    }

    /** As {@link #check}, for a row that is no event: its id may be null, and is then the empty text. */
    public Checked question(String stream, @Nullable Object[] row) {
        return check(stream, row, false);
    }

    private Checked check(String stream, @Nullable Object[] row, boolean isEvent) {
        StreamPlan plan = plans.get(stream);
        if (plan == null) {
            return new Checked.Misfit(plans.unknown(stream));
        }
        Schema schema = plan.spec().schema();
        if (row.length != schema.size()) {
            return misfit(
                    null,
                    "stream '" + stream + "': a row has " + row.length + " values (expected: " + schema.size() + ")");
        }
        @Nullable Object[] canonical = new Object[row.length];
        for (int i = 0; i < row.length; i++) {
            Column column = schema.column(i);
            String fault = ValueCheck.fault(column.type(), row[i]);
            if (fault != null) {
                return misfit(column.name(), "column '" + column.name() + "' of stream '" + stream + "': " + fault);
            }
            canonical[i] = Canonical.of(column.type(), row[i]);
        }
        return !isEvent && canonical[plan.idPosition()] == null
                ? timed(plan, "", canonical)
                : identified(plan, canonical);
    }

    private Checked identified(StreamPlan plan, @Nullable Object[] row) {
        Object idValue = row[plan.idPosition()];
        if (idValue == null) {
            return misfit(plan.spec().id(), place(plan, plan.spec().id()) + " is null (expected: the event's id)");
        }
        String id = ValueText.format(plan.idType(), idValue);
        if (id.isEmpty() || id.length() > MAX_ID_CHARACTERS) {
            return misfit(
                    plan.spec().id(),
                    place(plan, plan.spec().id()) + " has " + id.length() + " characters (expected: 1 to "
                            + MAX_ID_CHARACTERS + ")");
        }
        return timed(plan, id, row);
    }

    private Checked timed(StreamPlan plan, String id, @Nullable Object[] row) {
        if (!(row[plan.timePosition()] instanceof Long time)) {
            return misfit(
                    plan.spec().time(), place(plan, plan.spec().time()) + " is null (expected: the event's time)");
        }
        String fault = timeFault(plan, time);
        if (fault != null) {
            return misfit(plan.spec().time(), place(plan, plan.spec().time()) + fault);
        }
        byte[] payload = plan.codec().encode(row);
        if (payload.length > MAX_PAYLOAD_BYTES) {
            return misfit(
                    null,
                    "a row of stream '" + plan.name() + "' has " + payload.length + " bytes (expected: at most "
                            + MAX_PAYLOAD_BYTES + ")");
        }
        return new Checked.Fit(plan, id, time, row, payload);
    }

    private @Nullable String timeFault(StreamPlan plan, long micros) {
        Long first = oldest.get(plan.name());
        if (first != null && micros < first) {
            return " is before " + Timestamps.format(first) + " (expected: not; events of then have expired, since the"
                    + " stream has 'keep')";
        }
        if (micros < FIRST_MICROS || micros >= END_MICROS) {
            return " is outside the years 1 to 9999";
        }
        long latest = Math.addExact(Math.multiplyExact(clock.millis(), 1_000L), allowedFuture.toMillis() * 1_000L);
        return micros <= latest
                ? null
                : " is too far in the future (expected: at most " + allowedFuture.toSeconds()
                        + " s after the server's clock; is it local time sent as UTC, or milliseconds for microseconds?)";
    }

    private static String place(StreamPlan plan, String column) {
        return "column '" + column + "' of stream '" + plan.name() + "'";
    }

    private static Checked misfit(@Nullable String field, String message) {
        return new Checked.Misfit(new Problem(ErrorCode.EVENT_INVALID, null, field, message));
    }
}
