package dev.pandan.cli.score;

import dev.pandan.cli.data.RejectsFile;
import dev.pandan.cli.project.OpenProject;
import dev.pandan.live.LoadRow;
import dev.pandan.live.RowsCheck;
import dev.pandan.live.event.Checked;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Problem;
import dev.pandan.store.StoredEvent;
import dev.pandan.training.batch.BatchRequest;
import dev.pandan.training.history.LogRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Events of files that are decided about without being stored: checked as a load does; what the log has already is left out. Not thread-safe. */
public final class AddedEvents {
    private static final int CHUNK = 2_000;

    private final OpenProject open;
    private final String stream;
    private final RejectsFile rejects;
    private final Map<String, LogRow> byId = new LinkedHashMap<>();
    private long stored;

    public AddedEvents(OpenProject open, String stream, RejectsFile rejects) {
        this.open = open;
        this.stream = stream;
        this.rejects = rejects;
    }

    /** Reads all rows. */
    public void read(Iterator<LoadRow> rows, RowsCheck check) {
        long number = 0;
        while (rows.hasNext()) {
            number++;
            Checked checked = check.check(rows.next());
            if (checked instanceof Checked.Fit fit) {
                add(number, fit);
            } else {
                rejects.reject(number, ((Checked.Misfit) checked).problem());
            }
        }
        List<String> ids = new ArrayList<>(byId.keySet());
        for (int from = 0; from < ids.size(); from += CHUNK) {
            leaveOutKnown(ids.subList(from, Math.min(ids.size(), from + CHUNK)));
        }
    }

    private void add(long number, Checked.Fit fit) {
        LogRow row = new LogRow(0, fit.id(), fit.timeMicros(), BatchRequest.NOT_STORED, 0, fit.payload(), null);
        LogRow before = byId.putIfAbsent(fit.id(), row);
        if (before != null && !Arrays.equals(before.payload(), row.payload())) {
            rejects.reject(
                    number,
                    Problem.of(
                            ErrorCode.EVENT_CONFLICT,
                            "an earlier row of the files has this id with other content (expected: the same content, or another id)"));
        }
    }

    private void leaveOutKnown(List<String> ids) {
        Set<String> known = OpenProject.await(open.store().events(stream, ids)).stream()
                .map(StoredEvent::id)
                .collect(Collectors.toSet());
        stored += known.size();
        byId.keySet().removeAll(known);
    }

    public List<LogRow> rows() {
        return List.copyOf(byId.values());
    }

    /** How many are in the log already. */
    public long stored() {
        return stored;
    }
}
