package dev.pandan.live.capture;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Ids of rows that are events already, of the time that is read again. What is not remembered is looked up in the store. Not thread-safe. */
final class SeenRows {
    private static final int MOST = 500_000;

    private final NavigableMap<Long, Set<String>> byTime = new TreeMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();

    /** The content of the row with this id; null: it is not known. */
    byte @Nullable [] content(String id) {
        return contents.get(id);
    }

    void add(long timeMicros, String id, byte[] content) {
        if (contents.put(id, Arrays.copyOf(content, content.length)) == null) {
            byTime.computeIfAbsent(timeMicros, time -> new HashSet<>()).add(id);
        }
        while (contents.size() > MOST) {
            forget(byTime.firstEntry());
        }
    }

    /** Drops what is older. */
    void keepFrom(long micros) {
        while (!byTime.isEmpty() && byTime.firstKey() < micros) {
            forget(byTime.firstEntry());
        }
    }

    private void forget(Map.Entry<Long, Set<String>> oldest) {
        oldest.getValue().forEach(contents::remove);
        byTime.remove(oldest.getKey());
    }
}
