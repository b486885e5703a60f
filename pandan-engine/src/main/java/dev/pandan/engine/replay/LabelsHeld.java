package dev.pandan.engine.replay;

import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.LabelCode;
import dev.pandan.engine.window.WindowValues;
import dev.pandan.spec.project.LabelSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Labels by key of which the rows were read before. Not thread-safe. */
final class LabelsHeld extends Labels {
    private final LabelCode code;
    private final Map<String, WindowValues> held = new HashMap<>();

    LabelsHeld(LabelSpec spec, LabelCode code, ReplayOptions options, ReplaySink sink) {
        super(spec, options, sink);
        this.code = code;
    }

    /**
     * @param rows what the rows of the label's time say
     */
    void decided(ReplayEvent event, FeatureRow features, WindowValues rows) {
        held.put(event.id(), rows);
        decided(event, features);
    }

    @Override
    void await(Pending pending, ReplayEvent event) {
        // Its rows are there.
    }

    @Override
    void take(ReplayEvent row) {
        // It was taken before.
    }

    @Override
    Found found(Pending pending, boolean mature) {
        WindowValues rows = Objects.requireNonNull(held.remove(pending.id()), pending.id());
        return mature ? Found.of(code.label(rows.aggregates().clone()), rows.rows()) : Found.NOTHING;
    }
}
