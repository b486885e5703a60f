package dev.pandan.testkit.naive;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Aggregates as one would define them, over rows in the order of (time, id). */
final class NaiveAggregates {
    private NaiveAggregates() {}

    static @Nullable Object result(Aggregate aggregate, List<NaiveRow> rows) {
        int argument = aggregate.argument();
        return switch (aggregate.function()) {
            case PREVIOUS -> previous(rows, (int) aggregate.parameter(), argument);
            case FIRST -> ofRow(counted(rows, aggregate.by()).stream().findFirst(), argument);
            case LAST -> ofRow(counted(rows, aggregate.by()).stream().reduce((a, b) -> b), argument);
            case MIN -> ofRow(best(rows, argument, NaiveValues.ORDER.reversed()), argument);
            case MAX -> ofRow(best(rows, argument, NaiveValues.ORDER), argument);
            case MIN_BY -> ofRow(best(rows, aggregate.by(), NaiveValues.ORDER.reversed()), argument);
            case MAX_BY -> ofRow(best(rows, aggregate.by(), NaiveValues.ORDER), argument);
            default ->
                argument == Aggregate.ROWS ? (Object) (long) rows.size() : ofValues(aggregate, values(rows, argument));
        };
    }

    private static List<Object> values(List<NaiveRow> rows, int argument) {
        return rows.stream()
                .filter(row -> row.has(argument))
                .map(row -> row.value(argument))
                .toList();
    }

    private static List<NaiveRow> counted(List<NaiveRow> rows, int by) {
        return rows.stream()
                .filter(row ->
                        by == Aggregate.ROWS || (row.has(by) && row.value(by).equals(1L)))
                .toList();
    }

    private static @Nullable Object previous(List<NaiveRow> rows, int n, int argument) {
        return rows.size() < n ? null : rows.get(rows.size() - n).arguments()[argument];
    }

    private static @Nullable Object ofRow(Optional<NaiveRow> row, int argument) {
        return row.isEmpty() ? null : row.get().arguments()[argument];
    }

    /** The row with the greatest value; of several the earliest. */
    private static Optional<NaiveRow> best(List<NaiveRow> rows, int by, Comparator<Object> order) {
        NaiveRow best = null;
        for (NaiveRow row : rows) {
            if (row.has(by) && (best == null || order.compare(row.value(by), best.value(by)) > 0)) {
                best = row;
            }
        }
        return Optional.ofNullable(best);
    }

    private static @Nullable Object ofValues(Aggregate aggregate, List<Object> values) {
        AggregateFunction function = aggregate.function();
        if (values.isEmpty()) {
            return function.isCount() ? 0L : null;
        }
        return switch (function) {
            case COUNT -> (Object) (long) values.size();
            case COUNT_IF -> values.stream().filter(value -> value.equals(1L)).count();
            case ANY -> values.contains(1L) ? 1L : 0L;
            case EVERY -> values.stream().allMatch(value -> value.equals(1L)) ? 1L : 0L;
            case SUM -> NaiveSum.sum(values);
            case AVG -> NaiveSum.average(values, (int) aggregate.parameter());
            case VAR_SAMP -> values.size() < 2 ? null : (Object) NaiveVariance.of(values, values.size() - 1);
            case VAR_POP -> NaiveVariance.of(values, values.size());
            case STDDEV_SAMP ->
                values.size() < 2 ? null : (Object) Math.sqrt(NaiveVariance.of(values, values.size() - 1));
            case STDDEV_POP -> Math.sqrt(NaiveVariance.of(values, values.size()));
            case COUNT_DISTINCT -> (long) different(values).size();
            case APPROX_COUNT_DISTINCT -> NaiveSketches.count(values);
            case APPROX_PERCENTILE -> NaiveSketches.percentile(values, aggregate.parameter());
            default -> throw new IllegalArgumentException(function.name());
        };
    }

    private static Set<Object> different(List<Object> values) {
        List<Object> comparable = new ArrayList<>();
        values.forEach(value -> comparable.add(NaiveValues.comparable(value)));
        return new HashSet<>(comparable);
    }
}
