package dev.pandan.store.memory;

import dev.pandan.store.StoredEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The log of one stream, by id. */
final class EventLog {
    private final Map<String, StoredEvent> events = new ConcurrentHashMap<>();

    void put(StoredEvent event) {
        events.put(event.id(), event);
    }

    void remove(StoredEvent event) {
        events.remove(event.id());
    }

    List<StoredEvent> get(List<String> ids) {
        return ids.stream().distinct().map(events::get).filter(Objects::nonNull).toList();
    }

    Stream<StoredEvent> all() {
        return events.values().stream();
    }
}
