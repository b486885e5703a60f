package dev.pandan.cassandra;

import dev.pandan.store.StoredEvent;
import dev.pandan.store.async.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads events by id, a number of them per request. */
final class EventReader {
    private static final int IDS_PER_REQUEST = 8;

    private final Requests requests;

    EventReader(Requests requests) {
        this.requests = requests;
    }

    CompletableFuture<List<StoredEvent>> read(EventTable log, List<String> ids) {
        List<String> unique = ids.stream().distinct().toList();
        List<CompletableFuture<List<StoredEvent>>> parts = new ArrayList<>();
        for (int from = 0; from < unique.size(); from += IDS_PER_REQUEST) {
            List<String> part = unique.subList(from, Math.min(from + IDS_PER_REQUEST, unique.size()));
            parts.add(requests.rows(log.get(part), log::event));
        }
        return parts.size() == 1
                ? parts.get(0)
                : Futures.all(parts)
                        .thenApply(all -> all.stream().flatMap(List::stream).toList());
    }
}
