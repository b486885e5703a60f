package dev.pandan.training.parity;

import java.util.List;

/**
 * A decision whose features differ, or whose windows held other rows.
 *
 * @param id the event's id
 * @param timeMicros the event's time
 * @param features names of the features whose bits differ
 * @param windows windows whose digests differ
 */
public record Mismatch(String id, long timeMicros, List<String> features, List<WindowDifference> windows) {
    public Mismatch {
        features = List.copyOf(features);
        windows = List.copyOf(windows);
    }

    /** Equal digests but other bits: against the law, a defect of Pandan. */
    public boolean breaksLaw() {
        return windows.isEmpty();
    }
}
