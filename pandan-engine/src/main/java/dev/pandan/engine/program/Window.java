package dev.pandan.engine.program;

import java.util.List;

/**
 * A window and everything that is computed over it: at time t the rows with {@code t - lastMicros <= time < t}.
 *
 * @param table position of the {@link WindowTable}
 */
public record Window(String name, int table, long lastMicros, List<Aggregate> aggregates) {
    public Window {
        aggregates = List.copyOf(aggregates);
    }
}
