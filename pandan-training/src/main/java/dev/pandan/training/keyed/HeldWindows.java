package dev.pandan.training.keyed;

import dev.pandan.engine.window.WindowValues;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What windows of one key held for an event. Not a record: Spark's serializer cannot make records. Immutable. */
final class HeldWindows implements Serializable {
    private static final long serialVersionUID = 1L;

    private final EventPlace event;
    private final int[] windows;
    private final long[] rows;
    private final long[] hashes;
    private final @Nullable Object[][] aggregates;

    /**
     * @param windows positions in the decision's windows; one past the last is the label
     * @param values one for each
     */
    HeldWindows(EventPlace event, int[] windows, List<WindowValues> values) {
        this.event = event;
        this.windows = windows;
        this.rows = values.stream().mapToLong(WindowValues::rows).toArray();
        this.hashes = values.stream().mapToLong(WindowValues::hash).toArray();
        this.aggregates = values.stream().map(WindowValues::aggregates).toArray(Object[][]::new);
    }

    EventPlace event() {
        return event;
    }

    /** Puts them where they belong among all windows of the decision, and the label. */
    void into(@Nullable WindowValues[] all) {
        for (int i = 0; i < windows.length; i++) {
            all[windows[i]] = new WindowValues(rows[i], hashes[i], aggregates[i]);
        }
    }

    @Override
    public String toString() {
        return event.id() + Arrays.toString(windows);
    }
}
