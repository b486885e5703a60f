package dev.pandan.engine.replay;

import dev.pandan.engine.decide.FeatureRow;
import org.jspecify.annotations.Nullable;

/** A decision that waits for its label. Not thread-safe. */
final class Pending {
    private final String id;
    private final long timeMicros;
    private final long endMicros;
    private final FeatureRow features;
    private @Nullable LabelRow label;

    /**
     * @param endMicros the last time at which the label's row may lie
     */
    Pending(String id, long timeMicros, long endMicros, FeatureRow features) {
        this.id = id;
        this.timeMicros = timeMicros;
        this.endMicros = endMicros;
        this.features = features;
    }

    String id() {
        return id;
    }

    long timeMicros() {
        return timeMicros;
    }

    long endMicros() {
        return endMicros;
    }

    FeatureRow features() {
        return features;
    }

    @Nullable
    LabelRow label() {
        return label;
    }

    /** Takes the row of the label stream if it lies in the label's time and no other one did. */
    void offer(LabelRow row) {
        if (label == null && row.timeMicros() > timeMicros && row.timeMicros() <= endMicros) {
            label = row;
        }
    }
}
