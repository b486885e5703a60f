package dev.pandan.engine.replay;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.spec.project.LabelSpec;
import java.util.HashMap;
import java.util.Map;

/** Labels from the row with the event's id. Not thread-safe. */
final class LabelsById extends Labels {
    private static final int LEAST_TO_SWEEP = 1 << 16;

    private final DecisionCode code;
    private final Map<String, Pending> waiting = new HashMap<>();
    /** Rows that came before the event that they are about; by event time there are none. */
    private final Map<String, LabelRow> early = new HashMap<>();

    private int sweepAfter = LEAST_TO_SWEEP;

    LabelsById(LabelSpec spec, DecisionCode code, ReplayOptions options, ReplaySink sink) {
        super(spec, options, sink);
        this.code = code;
    }

    @Override
    void await(Pending pending, ReplayEvent event) {
        LabelRow known = early.remove(event.id());
        if (known != null) {
            pending.offer(known);
        }
        waiting.put(event.id(), pending);
    }

    @Override
    void take(ReplayEvent row) {
        LabelRow label = new LabelRow(row.timeMicros(), code.label(row.row()));
        Pending pending = waiting.get(row.id());
        if (pending != null) {
            pending.offer(label);
        } else if (options().order() == ReplayOrder.ARRIVAL) {
            keep(row.id(), label);
        }
    }

    private void keep(String id, LabelRow row) {
        early.put(id, row);
        if (early.size() >= sweepAfter) {
            long passed = passedMicros();
            early.values().removeIf(old -> old.timeMicros() <= passed);
            sweepAfter = Math.max(LEAST_TO_SWEEP, 2 * early.size());
        }
    }

    @Override
    Found found(Pending pending, boolean mature) {
        waiting.remove(pending.id());
        LabelRow row = pending.label();
        return row == null ? Found.NOTHING : new Found(true, row.value());
    }
}
