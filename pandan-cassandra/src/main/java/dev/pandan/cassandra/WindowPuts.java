package dev.pandan.cassandra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one write of the store has to put, and what is to be done once all of it is durable. Not thread-safe. */
final class WindowPuts {
    private final List<Put> puts = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

    void add(Put put) {
        puts.add(put);
    }

    /** Whether this is the first time that this write meets an entry of a directory. */
    boolean isNew(Buckets directory, Object entry) {
        return seen.add(List.of(directory, entry));
    }

    void whenWritten(Runnable action) {
        afterwards.add(action);
    }

    List<Put> all() {
        return puts;
    }

    void written() {
        afterwards.forEach(Runnable::run);
    }
}
