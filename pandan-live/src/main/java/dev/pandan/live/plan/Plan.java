package dev.pandan.live.plan;

import java.util.List;

/**
 * What a project reads and keeps.
 *
 * @param streams what is known of the streams' logs; empty if the store was not asked
 */
public record Plan(List<DecisionCost> decisions, List<TableCost> tables, List<StreamSample> streams) {
    public Plan {
        decisions = List.copyOf(decisions);
        tables = List.copyOf(tables);
        streams = List.copyOf(streams);
    }
}
