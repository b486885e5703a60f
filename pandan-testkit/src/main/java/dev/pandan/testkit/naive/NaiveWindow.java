package dev.pandan.testkit.naive;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.window.WindowValues;
import dev.pandan.spec.row.Hash64;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One window over a list of rows that is gone through from end to end for each question. What the engine says must be the same bits. Not thread-safe.
 */
public final class NaiveWindow {
    private final Window window;
    private final Map<RowKey, @Nullable Object[]> rows = new LinkedHashMap<>();

    /** What tells rows apart. */
    private record RowKey(long timeMicros, String id) {}

    public NaiveWindow(Window window) {
        this.window = window;
    }

    /** Adds a row unless one of this time and id is there; returns whether it was added. Arguments are copied. */
    public boolean insert(long timeMicros, String id, @Nullable Object[] arguments) {
        return rows.putIfAbsent(new RowKey(timeMicros, id), arguments.clone()) == null;
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
        List<RowKey> inside = rows.keySet().stream()
                .filter(row -> atMicros - window.lastMicros() <= row.timeMicros() && row.timeMicros() < atMicros)
                .toList();
        long hash = inside.stream().mapToLong(row -> Hash64.ofId(row.id())).sum();
        @Nullable
        Object[] results = window.aggregates().stream()
                .map(aggregate -> result(aggregate, inside))
                .toArray();
        return new WindowValues(inside.size(), hash, results);
    }

    private @Nullable Object result(Aggregate aggregate, List<RowKey> inside) {
        if (aggregate.argument() < 0) {
            return (long) inside.size();
        }
        List<Object> values = inside.stream()
                .map(row -> rows.getOrDefault(row, new Object[0])[aggregate.argument()])
                .flatMap(Stream::ofNullable)
                .toList();
        return switch (aggregate.function()) {
            case COUNT -> (long) values.size();
            case COUNT_IF -> values.stream().filter(value -> value.equals(1L)).count();
            case SUM -> values.isEmpty() ? null : NaiveSum.sum(values);
            case AVG -> values.isEmpty() ? null : (Object) (NaiveSum.asDouble(values) / values.size());
        };
    }

    @Override
    public String toString() {
        return rows.entrySet().stream()
                .map(row -> row.getKey() + " " + Arrays.toString(row.getValue()))
                .toList()
                .toString();
    }
}
