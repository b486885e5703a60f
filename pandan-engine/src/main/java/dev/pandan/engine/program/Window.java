package dev.pandan.engine.program;

import dev.pandan.spec.project.Frame;
import java.util.List;

/**
 * A window and everything that is computed over it.
 *
 * @param table position of the {@link WindowTable}
 * @param frame which rows of the event's key it holds
 */
public record Window(String name, int table, Frame frame, List<Aggregate> aggregates) {
    public Window {
        aggregates = List.copyOf(aggregates);
    }

    /** Whether what it computes depends on which of two rows of one time comes first. */
    public boolean isOrdered() {
        return frame.isCounted()
                || aggregates.stream()
                        .anyMatch(aggregate -> aggregate.function().isOrdered());
    }
}
