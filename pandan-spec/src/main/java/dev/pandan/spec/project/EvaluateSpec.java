package dev.pandan.spec.project;

import java.util.List;

/**
 * How the models of a decision are measured.
 *
 * @param by features, or columns of the decision's stream, by whose values metrics are told apart
 * @param resamples how often rows are drawn for intervals, 0 to {@link #MOST_RESAMPLES}; 0: there are none
 * @param seed of all that is drawn
 */
public record EvaluateSpec(List<String> by, int resamples, int seed) {
    public static final int RESAMPLES = 200;
    public static final int MOST_RESAMPLES = 10_000;

    public EvaluateSpec {
        by = List.copyOf(by);
    }

    /** Where the file says nothing. */
    public static EvaluateSpec plain() {
        return new EvaluateSpec(List.of(), RESAMPLES, 1);
    }
}
