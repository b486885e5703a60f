package dev.pandan.engine.program;

import dev.pandan.spec.project.DecisionSpec;
import java.util.List;

/**
 * What a decision reads and computes. Features are computed from one input row: the event's columns, then the columns of each lookup in order, then the results of
 * {@code aggregates} in order.
 *
 * @param windows positions of the windows read, ascending, in {@link ProjectProgram#windows()}
 */
public record DecisionProgram(
        DecisionSpec spec,
        List<Integer> windows,
        List<AggregateUse> aggregates,
        List<Lookup> lookups,
        List<Feature> features) {
    public DecisionProgram {
        windows = List.copyOf(windows);
        aggregates = List.copyOf(aggregates);
        lookups = List.copyOf(lookups);
        features = List.copyOf(features);
    }

    public String name() {
        return spec.name();
    }

    public String stream() {
        return spec.stream();
    }
}
