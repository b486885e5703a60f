package dev.pandan.live.capture;

import dev.pandan.live.LiveProject;
import dev.pandan.live.Outcome;
import dev.pandan.live.Submission;
import dev.pandan.live.event.Checked;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Makes rows events, each once: a row whose id is an event already is none. Not thread-safe. */
final class CapturedRows {
    /** Codes of rows that stay as they are, however often they are tried. */
    private static final Set<ErrorCode> FINAL = Set.of(ErrorCode.EVENT_INVALID, ErrorCode.EVENT_CONFLICT);

    private static final int LOOKED_UP = 1_000;

    private final LiveProject live;
    private final Store store;
    private final String stream;
    private final SeenRows seen = new SeenRows();
    private final CaptureCounts counts;

    CapturedRows(LiveProject live, Store store, String stream, CaptureCounts counts) {
        this.live = live;
        this.store = store;
        this.stream = stream;
        this.counts = counts;
    }

    /**
     * Waits until all of them are stored and decided about. The oldest comes first.
     *
     * @return time of the newest; {@code Long.MIN_VALUE}: there is none
     */
    long take(List<Checked.Fit> rows) throws InterruptedException {
        Map<String, Checked.Fit> fresh = new LinkedHashMap<>();
        rows.stream()
                .sorted(Comparator.comparingLong(Checked.Fit::timeMicros).thenComparing(Checked.Fit::id))
                .forEach(row -> fresh(row, fresh));
        List<String> ids = new ArrayList<>(fresh.keySet());
        for (int from = 0; from < ids.size(); from += LOOKED_UP) {
            leaveOutStored(ids.subList(from, Math.min(ids.size(), from + LOOKED_UP)), fresh);
        }
        submit(fresh);
        return rows.stream().mapToLong(Checked.Fit::timeMicros).max().orElse(Long.MIN_VALUE);
    }

    private void fresh(Checked.Fit row, Map<String, Checked.Fit> fresh) {
        byte[] before = seen.content(row.id());
        if (before == null) {
            Checked.Fit twice = fresh.putIfAbsent(row.id(), row);
            before = twice == null ? null : twice.payload();
        }
        if (before != null && !Arrays.equals(before, row.payload())) {
            changed(row);
        }
    }

    /** Told once: the new content is remembered, the event stays. */
    private void changed(Checked.Fit row) {
        counts.changed();
        seen.add(row.timeMicros(), row.id(), row.payload());
    }

    private void leaveOutStored(List<String> ids, Map<String, Checked.Fit> fresh) {
        for (StoredEvent event : PositionCell.await(store.events(stream, ids))) {
            Checked.Fit row = fresh.remove(event.id());
            if (row != null) {
                counts.repeated();
                if (!Arrays.equals(event.payload(), row.payload())) {
                    counts.changed();
                }
                seen.add(row.timeMicros(), row.id(), row.payload());
            }
        }
    }

    private void submit(Map<String, Checked.Fit> rows) throws InterruptedException {
        Map<Checked.Fit, CompletableFuture<Outcome>> answers = new HashMap<>();
        for (Checked.Fit row : rows.values()) {
            answers.put(row, live.submitPatiently(Submission.of(stream, row.row())));
        }
        for (Map.Entry<Checked.Fit, CompletableFuture<Outcome>> answer : answers.entrySet()) {
            settle(answer.getKey(), answer.getValue().join());
        }
    }

    private void settle(Checked.Fit row, Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            Problem problem = rejected.problem();
            if (!FINAL.contains(problem.code())) {
                throw PandanException.of(problem);
            }
            counts.rejected(problem);
        } else {
            counts.captured(row.timeMicros());
        }
        seen.add(row.timeMicros(), row.id(), row.payload());
    }

    /** A row that does not fit its stream: told once. */
    void refuse(long timeMicros, String id, Problem problem) {
        String name = "\0" + id;
        if (seen.content(name) == null) {
            counts.rejected(problem);
            seen.add(timeMicros, name, new byte[0]);
        }
    }

    void keepFrom(long micros) {
        seen.keepFrom(micros);
    }
}
