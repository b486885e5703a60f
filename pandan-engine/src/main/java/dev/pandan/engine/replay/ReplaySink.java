package dev.pandan.engine.replay;

import dev.pandan.engine.decide.FeatureRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives what a replay finds. An exception ends the replay. */
@FunctionalInterface
public interface ReplaySink {
    /**
     * A decision's features and label, in order of event time if the replay waits for labels and otherwise in the replay's order.
     *
     * @param label null if unknown
     * @param mature whether the label stream has passed the end of the label's time, so that the label will not change
     */
    void decided(String id, long timeMicros, FeatureRow features, @Nullable Object label, boolean mature);

    /**
     * The rows that a window held for a traced event, before {@link #decided} is called for it.
     *
     * @param window position in the program's windows
     * @param rows ordered by time
     */
    default void traced(String id, int window, List<RowRef> rows) {}
}
