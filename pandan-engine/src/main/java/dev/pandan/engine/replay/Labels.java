package dev.pandan.engine.replay;

import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.spec.project.LabelSpec;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Brings decisions and the rows of their label stream together, in whichever order they come. A decision waits until the label stream has passed the end of its label's
 * time. Not thread-safe.
 */
abstract sealed class Labels permits LabelsById, LabelsByKey, LabelsHeld {
    private final LabelSpec spec;
    private final ReplayOptions options;
    private final ReplaySink sink;
    private final PriorityQueue<Pending> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Pending::timeMicros).thenComparing(Pending::id));

    private long watermarkMicros = Long.MIN_VALUE;

    Labels(LabelSpec spec, ReplayOptions options, ReplaySink sink) {
        this.spec = spec;
        this.options = options;
        this.sink = sink;
    }

    final String stream() {
        return spec.stream();
    }

    final ReplayOptions options() {
        return options;
    }

    final void decided(ReplayEvent event, FeatureRow features) {
        long end = Times.plus(event.timeMicros(), spec.withinMicros());
        Pending pending = new Pending(event.id(), event.timeMicros(), end, features);
        await(pending, event);
        waiting.add(pending);
    }

    /** A row of the label stream. */
    final void row(ReplayEvent row) {
        take(row);
        watermarkMicros = Math.max(watermarkMicros, row.timeMicros());
        long passed = passedMicros();
        while (!waiting.isEmpty() && waiting.element().endMicros() < passed) {
            emit(waiting.remove());
        }
    }

    /** Rows of the label stream up to here have come, but for those that are not there yet in the order of the replay. */
    final long passedMicros() {
        return Times.minus(watermarkMicros, options.latenessMicros());
    }

    /** The earliest time of a decision that waits; {@code Long.MAX_VALUE} if none does. */
    final long earliestWaitingMicros() {
        return waiting.isEmpty() ? Long.MAX_VALUE : waiting.element().timeMicros();
    }

    /**
     * Hands over what still waits.
     *
     * @param watermark the latest time in the whole label stream, if the replay saw a part of it
     */
    final void finish(long watermark) {
        watermarkMicros = Math.max(watermarkMicros, watermark);
        while (!waiting.isEmpty()) {
            emit(waiting.remove());
        }
    }

    private void emit(Pending pending) {
        boolean mature = pending.endMicros() < watermarkMicros;
        Found found = found(pending, mature);
        boolean negative = !found.known() && mature && spec.missing() == LabelSpec.Missing.NEGATIVE;
        Object label = negative ? false : found.value();
        sink.decided(pending.id(), pending.timeMicros(), pending.features(), label, mature);
    }

    /** Makes ready for the rows of a decision. */
    abstract void await(Pending pending, ReplayEvent event);

    /** Takes in a row of the label stream. */
    abstract void take(ReplayEvent row);

    /**
     * What the rows that have come say about a decision, which is not asked for again.
     *
     * @param mature whether no more rows will come for it
     */
    abstract Found found(Pending pending, boolean mature);

    /**
     * What rows say.
     *
     * @param known false if there is nothing that could say anything
     * @param value null: unknown
     */
    record Found(boolean known, @Nullable Object value) {
        static final Found NOTHING = new Found(false, null);

        /**
         * @param label computed on a number of rows
         */
        static Found of(@Nullable Object label, long rows) {
            return label == null && rows == 0 ? NOTHING : new Found(true, label);
        }
    }
}
