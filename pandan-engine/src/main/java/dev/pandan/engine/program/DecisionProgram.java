package dev.pandan.engine.program;

import dev.pandan.spec.project.DecisionSpec;
import java.util.List;
import java.util.Optional;

/**
 * What a decision reads and computes. Features are computed from one input row: the event's columns, then the columns of each lookup in order, then the results of
 * {@code aggregates} in order.
 *
 * @param fingerprint 16 hexadecimal digits that change when what this decision's features or labels are computed from changes, or how
 * @param windows positions of the windows read, ascending, in {@link ProjectProgram#windows()}
 * @param label how labels are computed that are not read from the row with the event's id
 */
public record DecisionProgram(
        DecisionSpec spec,
        String fingerprint,
        List<Integer> windows,
        List<AggregateUse> aggregates,
        List<Lookup> lookups,
        List<Feature> features,
        Optional<LabelProgram> label) {
    public DecisionProgram {
        windows = List.copyOf(windows);
        aggregates = List.copyOf(aggregates);
        lookups = List.copyOf(lookups);
        features = List.copyOf(features);
    }

    /** Without a label by key. */
    public DecisionProgram(
            DecisionSpec spec,
            String fingerprint,
            List<Integer> windows,
            List<AggregateUse> aggregates,
            List<Lookup> lookups,
            List<Feature> features) {
        this(spec, fingerprint, windows, aggregates, lookups, features, Optional.empty());
    }

    public String name() {
        return spec.name();
    }

    public String stream() {
        return spec.stream();
    }
}
