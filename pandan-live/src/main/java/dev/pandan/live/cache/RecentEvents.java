package dev.pandan.live.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events admitted last, by stream and id. Not thread-safe.
 *
 * @param <E> what is known of an event
 */
public final class RecentEvents<E> {
    private final Map<Id, E> events;

    /**
     * @param capacity events to remember; at least as many as may be between the look-up of an id in the store and its admission
     */
    public RecentEvents(int capacity) {
        this.events = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Id, E> eldest) {
                return size() > capacity;
            }
        };
    }

    public @Nullable E get(String stream, String id) {
        return events.get(new Id(stream, id));
    }

    public void put(String stream, String id, E event) {
        Id key = new Id(stream, id);
        events.remove(key);
        events.put(key, event);
    }

    public void clear() {
        events.clear();
    }

    private record Id(String stream, String id) {}
}
