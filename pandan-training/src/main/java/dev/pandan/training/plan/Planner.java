package dev.pandan.training.plan;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.LookupTables;
import dev.pandan.training.history.SlicedLog;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.Workforce;
import java.util.ArrayList;
import java.util.List;

/** Plans how the training set of a decision is built. */
public final class Planner {
    private static final long ROWS_OF_A_PART = 1_000_000;
    private static final int MOST_PARTS = 4_096;

    private final StoredProject project;
    private final DecisionProgram decision;
    private final HistoryClock clock;
    private final Workforce workforce;

    public Planner(StoredProject project, DecisionProgram decision, HistoryClock clock, Workforce workforce) {
        this.project = project;
        this.decision = decision;
        this.clock = clock;
        this.workforce = workforce;
    }

    /** Reads the log once more, for a sample of it. */
    public TrainingPlan plan(SlicedLog log, LookupTables lookups, PlanOptions options) {
        LogSample sample = LogSample.read(log, project.text(), decision.name());
        List<TableNeed> needs = needs(log.reach().streams());
        Estimates estimates = estimates(log, sample, needs, lookups);
        List<StreamFacts> streams = streams(log, sample, needs);
        long rows = streams.stream().mapToLong(StreamFacts::rows).sum();
        List<SliceFacts> slices = slices(log, estimates, options);
        long byKey = estimates.bytesByKey();
        long budget = workforce.bytesPerTask();
        Choice choice = Choice.of(options, slices, byKey, budget, rows, workforce.tasks());
        return new TrainingPlan(
                decision.name(),
                clock,
                choice.kind(),
                choice.why(),
                choice.fits(),
                workforce,
                budget,
                streams,
                slices,
                estimates.keys(),
                estimates.largestShare(),
                byKey,
                keyParts(rows));
    }

    private List<TableNeed> needs(List<String> streams) {
        ProjectProgram program = project.program();
        return decision.windows().stream()
                .map(window -> program.windows().get(window).table())
                .distinct()
                .map(table -> TableNeed.of(program, decision, streams, table))
                .toList();
    }

    private Estimates estimates(SlicedLog log, LogSample sample, List<TableNeed> needs, LookupTables lookups) {
        List<Timeline> timelines = new ArrayList<>();
        for (int i = 0; i < log.reach().streams().size(); i++) {
            timelines.add(sample.stream(i).timeline());
        }
        int labels = log.reach().labelStream().orElse(-1);
        return new Estimates(project.program(), decision, needs, timelines, labels, clock, lookups.heapBytes());
    }

    private static List<StreamFacts> streams(SlicedLog log, LogSample sample, List<TableNeed> needs) {
        List<StreamFacts> facts = new ArrayList<>();
        for (int i = 0; i < log.reach().streams().size(); i++) {
            int stream = i;
            long reach = needs.stream()
                    .filter(need -> need.stream() == stream)
                    .mapToLong(TableNeed::reachMicros)
                    .max()
                    .orElse(0);
            RowSample rows = sample.stream(i);
            facts.add(new StreamFacts(
                    log.reach().streams().get(i),
                    rows.rows(),
                    rows.bytes(),
                    rows.firstMicros(),
                    rows.lastMicros(),
                    reach));
        }
        return facts;
    }

    private List<SliceFacts> slices(SlicedLog log, Estimates estimates, PlanOptions options) {
        return options.slices().isPresent()
                ? facts(log.into(options.slices().getAsInt()), estimates)
                : SliceSearch.find(
                        slices -> facts(log.into(slices), estimates), workforce.tasks(), workforce.bytesPerTask());
    }

    private static List<SliceFacts> facts(SlicedLog log, Estimates estimates) {
        return log.spans().stream()
                .map(span ->
                        new SliceFacts(span, estimates.events(span), estimates.warmUp(span), estimates.bytes(span)))
                .toList();
    }

    private int keyParts(long rows) {
        long enough = Math.max(2L * workforce.tasks(), rows / ROWS_OF_A_PART);
        return (int) Math.min(MOST_PARTS, enough);
    }
}
