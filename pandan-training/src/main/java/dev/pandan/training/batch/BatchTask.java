package dev.pandan.training.batch;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.replay.ReplayOptions;
import dev.pandan.training.history.LogRow;
import dev.pandan.training.history.LookupTables;
import dev.pandan.training.history.ProgramText;
import dev.pandan.training.history.Replayed;
import dev.pandan.training.history.SliceReplay;
import dev.pandan.training.history.SlicedLog;
import dev.pandan.training.history.Span;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import org.apache.spark.TaskContext;

/** Computes the features of a slice, in one task. */
final class BatchTask implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ProgramText text;
    private final String decision;
    private final ArrayList<String> streams;
    private final ArrayList<Span> slices;
    private final LookupTables lookups;
    private final Wanted wanted;

    BatchTask(BatchRequest request, SlicedLog log, LookupTables lookups, Wanted wanted) {
        this.text = request.project().text();
        this.decision = request.decision();
        this.streams = new ArrayList<>(log.reach().streams());
        this.slices = new ArrayList<>(log.spans());
        this.lookups = lookups;
        this.wanted = wanted;
    }

    Iterator<UndecidedEvent> compute(Iterator<LogRow> rows) {
        int slice = TaskContext.getPartitionId();
        if (slice >= slices.size()) {
            return Collections.emptyIterator();
        }
        ProjectProgram program = text.compile();
        DecisionProgram compiled = Objects.requireNonNull(program.decisions().get(decision));
        Collected collected = new Collected(compiled, lookups.open(program.project()));
        Replayed<UndecidedEvent> events = new Replayed<>(
                rows, Long.MIN_VALUE, (id, time, features, label, mature) -> collected.of(id, time, features));
        return events.of(new SliceReplay(
                program,
                decision,
                streams,
                slices.get(slice),
                collected,
                ReplayOptions.asOfEventTime().unlabelled(),
                events,
                row -> {
                    collected.begin(row);
                    return wanted.test(row);
                }));
    }
}
