package dev.pandan.training.parity;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.row.Hash64;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.WindowRow;
import dev.pandan.training.history.LogRow;
import dev.pandan.training.history.SlicedLog;
import dev.pandan.training.history.StoredProject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;

/** Names the rows that make decisions differ, and says why. */
final class Explainer {
    private final StoredProject project;
    private final DecisionProgram decision;
    private final SlicedLog log;
    private final DecisionCode code;

    /** Rows of the log by stream and id. */
    private final Map<String, Map<String, LogRow>> rows = new HashMap<>();

    private final Map<String, Map<Integer, List<String>>> held = new HashMap<>();

    Explainer(StoredProject project, DecisionProgram decision, SlicedLog log) {
        this.project = project;
        this.decision = decision;
        this.log = log;
        this.code = project.program().newCode().decision(decision.name());
    }

    /**
     * @param slices the rows of the slices, sorted
     */
    List<Mismatch> explain(List<Checked> mismatches, ParityTask task, JavaRDD<LogRow> slices) {
        Set<String> ids = new HashSet<>();
        mismatches.forEach(mismatch -> ids.add(decision(mismatch).id()));
        for (Traced traced : slices.mapPartitions(part -> task.trace(part, ids)).collect()) {
            held.computeIfAbsent(traced.decisionId(), id -> new HashMap<>()).put(traced.window(), traced.ids());
        }
        fetch(ids);
        return mismatches.stream().map(this::explain).toList();
    }

    /** Reads the rows that are spoken of. */
    private void fetch(Set<String> decided) {
        Set<String> wanted = new HashSet<>(decided);
        held.values().forEach(windows -> windows.values().forEach(wanted::addAll));
        List<String> streams = log.reach().streams();
        for (LogRow row : log.rows().filter(row -> wanted.contains(row.id())).collect()) {
            rows.computeIfAbsent(streams.get(row.stream()), stream -> new HashMap<>())
                    .put(row.id(), row);
        }
    }

    private static Decision decision(Checked mismatch) {
        return DecisionCodec.decode(mismatch.stored());
    }

    private Mismatch explain(Checked mismatch) {
        Decision stored = decision(mismatch);
        List<String> features = Arrays.stream(mismatch.features())
                .mapToObj(decision.features()::get)
                .map(Feature::name)
                .toList();
        List<WindowDifference> windows = Arrays.stream(mismatch.windows())
                .mapToObj(position -> window(mismatch, stored, position))
                .toList();
        return new Mismatch(stored.id(), stored.timeMicros(), features, windows);
    }

    private WindowDifference window(Checked mismatch, Decision stored, int position) {
        ProjectProgram program = project.program();
        int number = decision.windows().get(position);
        Window window = program.windows().get(number);
        WindowTable table = program.tables().get(window.table());
        long logged = stored.features().rows()[position];
        long missingHash = mismatch.hash(position) - stored.features().hashes()[position];
        List<String> ids = held.getOrDefault(stored.id(), Map.of()).getOrDefault(number, List.of());
        LogRow event = Objects.requireNonNull(known(decision.stream()).get(stored.id()), stored.id());
        List<String> late = ids.stream()
                .filter(id -> row(table, id)
                        .map(row -> row.arrival() > event.arrival())
                        .orElse(false))
                .toList();
        List<RowCause> causes = Difference.find(ids, late, mismatch.rows(position) - logged, missingHash)
                .map(found -> found.stream().map(id -> cause(table, id, event)).toList())
                .orElseGet(() -> extra(window, number, event, ids, missingHash));
        List<RowCause> ordered = new ArrayList<>(causes);
        ordered.sort(Comparator.comparingLong(RowCause::timeMicros).thenComparing(RowCause::id));
        return new WindowDifference(window.name(), logged, mismatch.rows(position), ordered);
    }

    private Map<String, LogRow> known(String stream) {
        return rows.getOrDefault(stream, Map.of());
    }

    private Optional<LogRow> row(WindowTable table, String id) {
        return Optional.ofNullable(known(table.stream()).get(id));
    }

    private RowCause cause(WindowTable table, String id, LogRow event) {
        LogRow row = row(table, id).orElseThrow();
        boolean late = row.arrival() > event.arrival();
        boolean otherWriter = Arrival.epoch(row.arrival()) != Arrival.epoch(event.arrival());
        Cause cause = late ? Cause.LATE : otherWriter ? Cause.CONCURRENT : Cause.LOST;
        long by = late ? Math.max(0, row.arrivedAtMicros() - event.arrivedAtMicros()) : 0;
        return new RowCause(table.stream(), id, row.timeMicros(), row.arrival(), cause, by);
    }

    /** A row that was read but is not in the log any more may still be in the window table. */
    private List<RowCause> extra(Window window, int number, LogRow event, List<String> ids, long missingHash) {
        WindowTable table = project.program().tables().get(window.table());
        RowCodec codec = new RowCodec(
                Objects.requireNonNull(project.program().project().streams().get(decision.stream()))
                        .schema());
        Key key = code.windowKey(number, codec.decode(event.payload()));
        long from = window.frame().fromMicros(event.timeMicros());
        long to = window.frame().toMicros(event.timeMicros());
        return project.store().windowRows(table.name(), key, from, to).join().stream()
                .filter(row -> !ids.contains(row.id()) && Hash64.ofId(row.id()) == -missingHash)
                .map(row -> notInLog(table, row))
                .toList();
    }

    private static RowCause notInLog(WindowTable table, WindowRow row) {
        return new RowCause(table.stream(), row.id(), row.timeMicros(), 0, Cause.NOT_IN_LOG, 0);
    }
}
