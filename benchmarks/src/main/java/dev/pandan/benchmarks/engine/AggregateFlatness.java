package dev.pandan.benchmarks.engine;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.spec.project.Frame;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link Flatness} of every kind of aggregate: states that a cursor moves, rows that are selected, sketches. */
final class AggregateFlatness {
    private static final long LAST = 1L << 40;
    private static final int BY = 1;

    private static final Map<String, Aggregate> AGGREGATES = aggregates();

    private AggregateFlatness() {}

    private static Map<String, Aggregate> aggregates() {
        Map<String, Aggregate> all = new LinkedHashMap<>();
        all.put("count", new Aggregate(AggregateFunction.COUNT, 0));
        all.put("sum", new Aggregate(AggregateFunction.SUM, 0));
        all.put("stddev", new Aggregate(AggregateFunction.STDDEV_SAMP, 0));
        all.put("min", new Aggregate(AggregateFunction.MIN, 0));
        all.put("max_by", new Aggregate(AggregateFunction.MAX_BY, 0, BY, 0));
        all.put("first", new Aggregate(AggregateFunction.FIRST, 0));
        all.put("previous", new Aggregate(AggregateFunction.PREVIOUS, 0, Aggregate.ROWS, 2));
        all.put("count_distinct", new Aggregate(AggregateFunction.COUNT_DISTINCT, BY));
        all.put("approx_count_distinct", new Aggregate(AggregateFunction.APPROX_COUNT_DISTINCT, 0));
        all.put("approx_percentile", new Aggregate(AggregateFunction.APPROX_PERCENTILE, 0, Aggregate.ROWS, 0.95));
        return all;
    }

    /** Time of an operation on a window of 100,000 rows divided by that on one of 100, by aggregate. */
    static Map<String, Double> ratios(int operations) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        AGGREGATES.forEach(
                (name, aggregate) -> ratios.put(name, flatness(aggregate).ratio(operations)));
        return ratios;
    }

    private static Flatness flatness(Aggregate aggregate) {
        Window window = new Window("w", 0, Frame.last(LAST), List.of(aggregate));
        WindowTable table = new WindowTable(
                "rows",
                "rows",
                new KeyCodec(List.of(ColumnType.STRING)),
                List.of(ArgumentType.DOUBLE, ArgumentType.LONG),
                LAST,
                window.isOrdered());
        return new Flatness(LogLayout.of(table, List.of(window)), 0, LAST, table.arguments());
    }
}
