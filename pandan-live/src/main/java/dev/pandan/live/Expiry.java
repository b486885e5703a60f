package dev.pandan.live;

import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.event.StreamPlan;
import dev.pandan.live.event.StreamPlans;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.row.Key;
import dev.pandan.store.Expired;
import dev.pandan.store.Scan;
import dev.pandan.store.ShadowLog;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.StoredTile;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Removes events, and what was derived of them, whose times were noted as expired. An event goes last: one whose rows are gone only in part is found again. Not
 * thread-safe.
 */
final class Expiry {
    private static final int CHUNK = 2_000;
    private static final int SPLITS = 8;
    private static final int MOST_KEYS = 100_000;

    private final Store store;
    private final ProjectCode code;
    private final StreamPlans plans;
    private final LongConsumer progress;
    private final ExpiredTiles tiles;
    private long removed;

    Expiry(Store store, ProjectProgram program, StreamPlans plans, LongConsumer progress) {
        this.store = store;
        this.code = program.newCode();
        this.plans = plans;
        this.progress = progress;
        this.tiles = new ExpiredTiles(store.tiles(), MOST_KEYS);
    }

    List<ExpiryReport> run(Map<String, Expired.Times> expired) {
        List<ExpiryReport> reports = new ArrayList<>();
        expired.forEach((stream, times) -> {
            StreamPlan plan = plans.get(stream);
            if (plan != null) {
                long before = removed;
                remove(plan, times.rowsFrom());
                reports.add(new ExpiryReport(stream, times, removed - before));
            }
        });
        return reports;
    }

    private void remove(StreamPlan plan, long beforeMicros) {
        if (beforeMicros == Long.MIN_VALUE) {
            return;
        }
        List<String> shadows = plan.decisions().stream()
                .map(ShadowLog::stream)
                .filter(this::exists)
                .toList();
        for (Split split : store.eventSplits(plan.name(), SPLITS)) {
            List<StoredEvent> chunk = new ArrayList<>();
            try (Scan<StoredEvent> events = store.scanEvents(split)) {
                while (events.hasNext()) {
                    StoredEvent event = events.next();
                    if (event.timeMicros() < beforeMicros) {
                        chunk.add(event);
                    }
                    if (chunk.size() == CHUNK) {
                        remove(plan, shadows, chunk, beforeMicros);
                    }
                }
            }
            remove(plan, shadows, chunk, beforeMicros);
        }
    }

    private void remove(StreamPlan plan, List<String> shadows, List<StoredEvent> chunk, long beforeMicros) {
        if (chunk.isEmpty()) {
            return;
        }
        List<WindowRow> rows = new ArrayList<>();
        chunk.forEach(event -> addRows(plan, event, rows));
        List<StoredTile> outdated = tiles.before(rows, beforeMicros);
        Waiting.get(store.remove(List.of(), rows, outdated));
        for (String shadow : shadows) {
            List<String> ids = chunk.stream().map(StoredEvent::id).toList();
            Waiting.get(store.remove(Waiting.get(store.events(shadow, ids)), List.of(), List.of()));
        }
        Waiting.get(store.remove(List.copyOf(chunk), List.of(), List.of()));
        removed += chunk.size();
        progress.accept(removed);
        chunk.clear();
    }

    /** Whether a row was late is not known: both its places are cleared. */
    private void addRows(StreamPlan plan, StoredEvent event, List<WindowRow> rows) {
        Object[] row = plan.codec().decode(event.payload());
        for (int i = 0; i < plan.tables().size(); i++) {
            Key key = plan.key(code, i, row);
            rows.add(new WindowRow(
                    plan.tableName(i), key, event.timeMicros(), event.id(), new byte[0], event.arrival(), true));
        }
    }

    private boolean exists(String stream) {
        try {
            store.eventSplits(stream, 1);
            return true;
        } catch (PandanException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
