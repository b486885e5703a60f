package dev.pandan.live;

import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.live.event.StreamPlan;
import dev.pandan.live.event.StreamPlans;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fills window tables that are new to a project, or back after it did without them, from the log of events. A cell names the tables that are whole; it is written last, so that a
 * backfill that was interrupted begins again.
 */
final class Backfill {
    private static final int CHUNK_ROWS = 20_000;
    private static final int SPLITS = 8;
    private static final Comparator<WindowRow> BY_PARTITION =
            Comparator.comparing(WindowRow::table).thenComparing(WindowRow::key);

    private final Store store;
    private final ProjectProgram program;
    private final ProjectCode code;
    private final StreamPlans plans;
    private final WholeTables tables;

    Backfill(Store store, ProjectProgram program, StreamPlans plans, WholeTables tables) {
        this.store = store;
        this.program = program;
        this.code = program.newCode();
        this.plans = plans;
        this.tables = tables;
    }

    /**
     * To be run by the holder of the lease, before it admits anything.
     *
     * @return number of rows written
     */
    long run() {
        Set<String> wanted =
                program.tables().stream().map(WindowTable::name).collect(Collectors.toCollection(TreeSet::new));
        if (tables.areJust(wanted)) {
            return 0;
        }
        long rows = 0;
        for (String stream : plans.names()) {
            rows += fill(plans.require(stream));
        }
        tables.keepOnly(wanted);
        return rows;
    }

    private long fill(StreamPlan plan) {
        List<Integer> missing = IntStream.range(0, plan.tables().size())
                .filter(i -> !tables.isWhole(plan.tableName(i)))
                .boxed()
                .toList();
        if (missing.isEmpty()) {
            return 0;
        }
        long written = 0;
        List<WindowRow> rows = new ArrayList<>();
        for (Split split : store.eventSplits(plan.name(), SPLITS)) {
            try (Scan<StoredEvent> events = store.scanEvents(split)) {
                while (events.hasNext()) {
                    add(plan, missing, events.next(), rows);
                    if (rows.size() >= CHUNK_ROWS) {
                        written += write(rows);
                    }
                }
            }
        }
        return written + write(rows);
    }

    private void add(StreamPlan plan, List<Integer> missing, StoredEvent event, List<WindowRow> rows) {
        Object[] row = plan.codec().decode(event.payload());
        for (int table : missing) {
            rows.add(new WindowRow(
                    plan.tableName(table),
                    plan.key(code, table, row),
                    event.timeMicros(),
                    event.id(),
                    event.payload(),
                    event.arrival(),
                    false));
        }
    }

    private long write(List<WindowRow> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        rows.sort(BY_PARTITION);
        Waiting.get(store.write(List.of(), List.copyOf(rows)));
        long written = rows.size();
        rows.clear();
        return written;
    }
}
