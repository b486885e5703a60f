package dev.pandan.engine.replay;

import dev.pandan.engine.decide.FeatureComputer;
import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.window.WindowValues;
import dev.pandan.spec.project.LabelSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Computes decisions of which the windows were read before, each with the rows of its own id: what {@link Replay} does in the order of time, done id by id. Gives the same
 * bits. Not thread-safe.
 */
public final class EventReplay {
    private final ReplayOptions options;
    private final ReplaySink sink;
    private final FeatureComputer features;
    private final LookupReads lookups;
    private @Nullable Labels labels;

    public EventReplay(
            ProjectProgram program, String decision, LookupSource lookups, ReplayOptions options, ReplaySink sink) {
        ProjectCode code = program.newCode();
        this.options = options;
        this.sink = sink;
        this.features = new FeatureComputer(program, code, decision);
        this.lookups = new LookupReads(features.decision(), features.code(), lookups);
    }

    /** Starts with the next id. */
    public void begin() {
        labels = options.labelled()
                ? features.decision().spec().label().map(this::labels).orElse(null)
                : null;
    }

    private Labels labels(LabelSpec spec) {
        return features.decision().label().isPresent()
                ? new LabelsHeld(spec, features.code().labelByKey(), options, sink)
                : new LabelsById(spec, features.code(), options, sink);
    }

    /**
     * An event to decide, in the replay's order among the rows of its id.
     *
     * @param windows what each window of the decision held, in the decision's order
     * @param label what the rows of its label's time hold, if the label is one by key
     */
    public void decide(ReplayEvent event, List<WindowValues> windows, @Nullable WindowValues label) {
        FeatureRow computed = features.compute(event.row(), windows, lookups.of(event));
        if (labels == null) {
            sink.decided(event.id(), event.timeMicros(), computed, null, true);
        } else if (labels instanceof LabelsHeld held) {
            held.decided(event, computed, Objects.requireNonNull(label, "label"));
        } else {
            labels.decided(event, computed);
        }
    }

    /** A row of the label stream with the same id, in the replay's order. */
    public void label(ReplayEvent row) {
        if (labels != null) {
            labels.row(row);
        }
    }

    /**
     * Hands over what waits.
     *
     * @param labelWatermarkMicros the latest time in the whole label stream
     */
    public void end(long labelWatermarkMicros) {
        if (labels != null) {
            labels.finish(labelWatermarkMicros);
        }
    }
}
