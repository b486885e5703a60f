package dev.pandan.spec.project;

import java.util.List;
import java.util.Optional;

/**
 * What is done with a score. The first rule that holds decides.
 *
 * @param costs cost of a missed positive and of a false alarm, if declared
 * @param target a rate that a threshold is chosen by, if declared
 * @param otherwise action when no rule holds
 * @param fallback action when there is no score, or it is NaN
 */
public record PolicySpec(
        Optional<Costs> costs, Optional<RateTarget> target, List<Rule> rules, String otherwise, String fallback) {
    public PolicySpec {
        rules = List.copyOf(rules);
    }

    /** Without a target. */
    public PolicySpec(Optional<Costs> costs, List<Rule> rules, String otherwise, String fallback) {
        this(costs, Optional.empty(), rules, otherwise, fallback);
    }

    /** Costs in any one unit, at least 0. */
    public record Costs(double missed, double falseAlarm) {}

    /**
     * @param when condition over {@code score} and the features, for example {@code score >= 0.6}
     */
    public record Rule(Text when, String action) {}
}
