package dev.pandan.engine.replay;

import dev.pandan.engine.decide.FeatureComputer;
import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.LabelSpec;
import dev.pandan.spec.row.Hash64;
import org.jspecify.annotations.Nullable;

/**
 * Runs history through the live engine for one decision: each event of the decision's stream is read with the windows as they were, then added. Windows end before the
 * event's time, so events of one time never see each other, in whichever order they come.
 *
 * <p>A part of history is replayed by marking what lies before and after it as {@link ReplayEvent#warmUp()}: the longest window before, the label's time after. Memory
 * holds the rows of about one and a half longest windows and the decisions that wait for their labels. Not thread-safe.
 */
public final class Replay {
    private final ProjectCode code;
    private final ReplayOptions options;
    private final LookupReads lookups;
    private final ReplaySink sink;
    private final FeatureComputer features;
    private final ReplayWindows windows;
    private final @Nullable Labels labels;
    private final @Nullable RowTrace trace;
    private long latestMicros = Long.MIN_VALUE;
    private long lastArrival = Long.MIN_VALUE;

    public Replay(
            ProjectProgram program, String decision, LookupSource lookups, ReplayOptions options, ReplaySink sink) {
        this.code = program.newCode();
        this.options = options;
        this.sink = sink;
        this.features = new FeatureComputer(program, code, decision);
        this.lookups = new LookupReads(features.decision(), features.code(), lookups);
        DecisionProgram compiled = features.decision();
        this.windows = new ReplayWindows(program, code, compiled);
        this.labels = options.labelled()
                ? compiled.spec().label().map(label -> labels(label, compiled)).orElse(null)
                : null;
        this.trace = options.traced().isEmpty() ? null : new RowTrace(program, features.code(), compiled, sink);
    }

    private Labels labels(LabelSpec spec, DecisionProgram decision) {
        return decision.label()
                .<Labels>map(
                        byKey -> new LabelsByKey(spec, byKey, features.code().labelByKey(), options, sink))
                .orElseGet(() -> new LabelsById(spec, features.code(), options, sink));
    }

    /**
     * The next event, of any stream.
     *
     * @throws PandanException {@code INTERNAL} if events come in another order than the one asked for
     */
    public void next(ReplayEvent event) {
        order(event);
        if (!event.warmUp() && event.stream().equals(features.decision().stream())) {
            decide(event);
        }
        if (windows.keeps(event.stream())) {
            long hash = Hash64.ofId(event.id());
            // Rows that are to be shown one by one are not forgotten.
            long readFrom = trace == null ? Times.minus(latestMicros, options.latenessMicros()) : Long.MIN_VALUE;
            windows.add(event, hash, readFrom);
            if (trace != null) {
                trace.seen(event.id(), hash);
            }
        }
        if (labels != null && event.stream().equals(labels.stream())) {
            labels.row(event);
        }
    }

    /** Runs work that hands over many events; the same, but faster, see {@link ProjectCode#pinned}. */
    public void pinned(Runnable work) {
        code.pinned(work);
    }

    /** Hands over the decisions that still wait; their maturity is judged by the rows of the label stream that were replayed. */
    public void finish() {
        finish(Long.MIN_VALUE);
    }

    /**
     * As {@link #finish()}, when a part of history was replayed.
     *
     * @param labelWatermarkMicros the latest time in the whole label stream
     */
    public void finish(long labelWatermarkMicros) {
        if (labels != null) {
            labels.finish(labelWatermarkMicros);
        }
    }

    private void order(ReplayEvent event) {
        boolean ordered = options.order() == ReplayOrder.EVENT_TIME
                ? event.timeMicros() >= latestMicros
                : event.arrival() >= lastArrival;
        if (!ordered) {
            throw PandanException.of(
                    ErrorCode.INTERNAL,
                    "replay: an event of stream '" + event.stream() + "' comes before its predecessor in the order "
                            + options.order() + " (expected: events sorted in this order)");
        }
        latestMicros = Math.max(latestMicros, event.timeMicros());
        lastArrival = event.arrival();
    }

    private void decide(ReplayEvent event) {
        FeatureRow computed = features.compute(event.timeMicros(), event.row(), windows, lookups.of(event));
        if (trace != null && options.traced().contains(event.id())) {
            trace.hand(event, windows);
        }
        if (labels == null) {
            sink.decided(event.id(), event.timeMicros(), computed, null, true);
        } else {
            labels.decided(event, computed);
        }
    }
}
