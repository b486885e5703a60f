package dev.pandan.training.parity;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.replay.ReplayOptions;
import dev.pandan.engine.replay.ReplaySink;
import dev.pandan.engine.replay.RowRef;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.LogRow;
import dev.pandan.training.history.ProgramText;
import dev.pandan.training.history.SliceReplay;
import dev.pandan.training.history.SlicedLog;
import dev.pandan.training.history.Span;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;

/** Recomputes the decisions of a slice, in one task. */
final class ParityTask implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ProgramText text;
    private final String decision;
    private final ArrayList<String> streams;
    private final ArrayList<Span> spans;
    private final HistoryClock clock;
    private final long labelWatermarkMicros;
    private final OtherBundles others;

    ParityTask(ProgramText text, String decision, SlicedLog log, HistoryClock clock, OtherBundles others) {
        this.others = others;
        this.text = text;
        this.decision = decision;
        this.streams = new ArrayList<>(log.reach().streams());
        this.spans = new ArrayList<>(log.spans());
        this.clock = clock;
        this.labelWatermarkMicros = log.labelWatermarkMicros();
    }

    /** Compares every stored decision. */
    Iterator<Checked> check(Iterator<LogRow> rows) {
        List<Checked> checked = new ArrayList<>();
        Map<String, byte[]> waiting = new HashMap<>();
        ReplaySink sink = new ReplaySink() {
            @Override
            public void decided(
                    String id, long timeMicros, FeatureRow features, @Nullable Object label, boolean mature) {
                byte[] stored = Objects.requireNonNull(waiting.remove(id), id);
                Decision made = DecisionCodec.decode(stored);
                checked.add(Checked.of(stored, made, features, label, !others.made(made)));
            }
        };
        replay(rows, options(), sink, row -> {
            byte[] stored = row.decision();
            if (stored != null) {
                waiting.put(row.id(), stored);
            }
            return stored != null;
        });
        return checked.iterator();
    }

    /** The rows that the windows of some decisions hold. */
    Iterator<Traced> trace(Iterator<LogRow> rows, Set<String> ids) {
        List<Traced> traced = new ArrayList<>();
        ReplaySink sink = new ReplaySink() {
            @Override
            public void decided(
                    String id, long timeMicros, FeatureRow features, @Nullable Object label, boolean mature) {
                // What is wanted was traced before.
            }

            @Override
            public void traced(String id, int window, List<RowRef> held) {
                traced.add(new Traced(id, window, held));
            }
        };
        replay(
                rows,
                options().unlabelled().tracing(Set.copyOf(ids)),
                sink,
                row -> row.decision() != null && ids.contains(row.id()));
        return traced.iterator();
    }

    private interface Chosen {
        boolean decides(LogRow row);
    }

    private void replay(Iterator<LogRow> rows, ReplayOptions options, ReplaySink sink, Chosen chosen) {
        int slice = TaskContext.getPartitionId();
        if (slice >= spans.size()) {
            return;
        }
        ProjectProgram program = text.compile();
        DecisionProgram compiled = Objects.requireNonNull(program.decisions().get(decision));
        StoredLookups lookups = new StoredLookups(compiled);
        SliceReplay replay =
                new SliceReplay(program, decision, streams, spans.get(slice), lookups, options, sink, row -> {
                    byte[] stored = row.decision();
                    if (stored != null) {
                        Decision made = DecisionCodec.decode(stored);
                        // Rows of another version of the project may have other columns.
                        lookups.use(others.made(made) ? List.of() : made.lookups());
                    }
                    return chosen.decides(row);
                });
        replay.run(rows, labelWatermarkMicros);
    }

    private ReplayOptions options() {
        return clock == HistoryClock.EVENT_TIME ? ReplayOptions.asOfEventTime() : ReplayOptions.asOfArrival();
    }
}
