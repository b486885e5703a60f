package dev.pandan.training.compare;

import java.util.List;

/**
 * Bundles on the same events: those that were decided and whose labels are known by now.
 *
 * @param rows events that all were scored on
 * @param unknown decided events of that time whose label is not known (yet)
 * @param leftOut decided events that could not be compared: their features are not the project's, or a bundle gave no score
 * @param fromMicros events from this time on
 * @param figure by which the bundles are told apart, by its name among the metrics: {@code auc}, {@code rmse} or {@code log_loss}
 * @param contenders the champion first, if it is among them
 */
public record Comparison(
        long rows, long unknown, long leftOut, long fromMicros, String figure, List<Contender> contenders) {
    public Comparison {
        contenders = List.copyOf(contenders);
    }
}
