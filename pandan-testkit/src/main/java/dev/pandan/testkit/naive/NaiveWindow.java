package dev.pandan.testkit.naive;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.window.WindowValues;
import dev.pandan.spec.project.Frame;
import dev.pandan.spec.row.Hash64;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One window over a list of rows that is gone through from end to end for each question. What the engine says must be the same bits. Not thread-safe.
 */
public final class NaiveWindow {
    private static final Comparator<NaiveRow> ORDER = Comparator.comparingLong(NaiveRow::timeMicros)
            .thenComparing(row -> row.id().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final Window window;
    private final Map<RowKey, NaiveRow> rows = new HashMap<>();

    /** What tells rows apart. */
    private record RowKey(long timeMicros, String id) {}

    public NaiveWindow(Window window) {
        this.window = window;
    }

    /** Adds a row unless one of this time and id is there; returns whether it was added. Arguments are copied. */
    public boolean insert(long timeMicros, String id, @Nullable Object[] arguments) {
        NaiveRow row = new NaiveRow(timeMicros, id, arguments.clone());
        return rows.putIfAbsent(new RowKey(timeMicros, id), row) == null;
    }

    /** Forgets rows with a lesser time. */
    public void dropBefore(long timeMicros) {
        rows.keySet().removeIf(row -> row.timeMicros() < timeMicros);
    }

    public int rows() {
        return rows.size();
    }

    /** What the window holds at a time. */
    public WindowValues values(long atMicros) {
        List<NaiveRow> inside = inside(atMicros);
        long hash = inside.stream().mapToLong(row -> Hash64.ofId(row.id())).sum();
        @Nullable Object[] results = new Object[window.aggregates().size()];
        for (int i = 0; i < results.length; i++) {
            Aggregate aggregate = window.aggregates().get(i);
            results[i] = NaiveAggregates.result(aggregate, inside);
        }
        return new WindowValues(inside.size(), hash, results);
    }

    private List<NaiveRow> inside(long atMicros) {
        Frame frame = window.frame();
        long to = atMicros - frame.endingMicros();
        List<NaiveRow> inside = new ArrayList<>();
        for (NaiveRow row : rows.values()) {
            boolean old = frame.isTimed() && row.timeMicros() < to - frame.lastMicros();
            if (!old && row.timeMicros() < to) {
                inside.add(row);
            }
        }
        inside.sort(ORDER);
        return inside.subList(Math.max(0, inside.size() - frame.lastRows()), inside.size());
    }

    @Override
    public String toString() {
        return rows.values().stream().sorted(ORDER).toList().toString();
    }
}
