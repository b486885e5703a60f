package dev.pandan.engine.replay;

import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.spec.project.LabelSpec;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Brings decisions and the rows of their label stream together, in whichever order they come. Not thread-safe. */
final class Labels {
    private static final int LEAST_TO_SWEEP = 1 << 16;

    private final LabelSpec spec;
    private final ReplayOptions options;
    private final ReplaySink sink;
    private final PriorityQueue<Pending> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Pending::timeMicros).thenComparing(Pending::id));
    private final Map<String, Pending> waitingById = new HashMap<>();
    /** Rows that came before the event that they are about; by event time there are none. */
    private final Map<String, LabelRow> early = new HashMap<>();

    private int sweepAfter = LEAST_TO_SWEEP;
    private long watermarkMicros = Long.MIN_VALUE;

    Labels(LabelSpec spec, ReplayOptions options, ReplaySink sink) {
        this.spec = spec;
        this.options = options;
        this.sink = sink;
    }

    String stream() {
        return spec.stream();
    }

    void decided(ReplayEvent event, FeatureRow features) {
        long end = Times.plus(event.timeMicros(), spec.withinMicros());
        Pending pending = new Pending(event.id(), event.timeMicros(), end, features);
        LabelRow known = early.remove(event.id());
        if (known != null) {
            pending.offer(known);
        }
        waiting.add(pending);
        waitingById.put(pending.id(), pending);
    }

    /** A row of the label stream. */
    void row(String id, LabelRow row) {
        Pending pending = waitingById.get(id);
        if (pending != null) {
            pending.offer(row);
        } else if (options.order() == ReplayOrder.ARRIVAL) {
            keep(id, row);
        }
        watermarkMicros = Math.max(watermarkMicros, row.timeMicros());
        long passed = Times.minus(watermarkMicros, options.latenessMicros());
        while (!waiting.isEmpty() && waiting.element().endMicros() < passed) {
            emit(waiting.remove());
        }
    }

    private void keep(String id, LabelRow row) {
        early.put(id, row);
        if (early.size() >= sweepAfter) {
            long passed = Times.minus(watermarkMicros, options.latenessMicros());
            early.values().removeIf(old -> old.timeMicros() <= passed);
            sweepAfter = Math.max(LEAST_TO_SWEEP, 2 * early.size());
        }
    }

    /**
     * Hands over what still waits.
     *
     * @param watermark the latest time in the whole label stream, if the replay saw a part of it
     */
    void finish(long watermark) {
        watermarkMicros = Math.max(watermarkMicros, watermark);
        while (!waiting.isEmpty()) {
            emit(waiting.remove());
        }
    }

    private void emit(Pending pending) {
        waitingById.remove(pending.id());
        boolean mature = pending.endMicros() < watermarkMicros;
        sink.decided(pending.id(), pending.timeMicros(), pending.features(), label(pending, mature), mature);
    }

    private @Nullable Boolean label(Pending pending, boolean mature) {
        LabelRow row = pending.label();
        if (row != null) {
            return row.value();
        }
        boolean negative = mature && spec.missing() == LabelSpec.Missing.NEGATIVE;
        return negative ? Boolean.FALSE : null;
    }
}
