package dev.pandan.live;

import dev.pandan.live.event.Checked;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Rows of a load that are written together. */
final class LoadChunk {
    /** Rows that may be stored already, by stream and id: to be looked up. */
    final Map<String, Map<String, Pending>> doubtful = new LinkedHashMap<>();

    final Map<String, Long> latest = new LinkedHashMap<>();
    final List<StoredEvent> events = new ArrayList<>();
    final List<WindowRow> windowRows = new ArrayList<>();
    CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    long rows;
    long stored;
    long repeated;
    long rejected;

    /** Adds the chunk's events of a stream by id, where there is none yet. */
    void eventsOf(String stream, Map<String, StoredEvent> known) {
        for (StoredEvent event : events) {
            if (event.stream().equals(stream)) {
                known.putIfAbsent(event.id(), event);
            }
        }
    }

    LoadReport report() {
        return new LoadReport(rows, stored, repeated, rejected);
    }

    /**
     * @param row number of the row among all, from 1
     */
    record Pending(long row, Checked.Fit fit) {}
}
