package dev.pandan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.decide.FeatureComputer;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.spec.row.Key;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Aggregates from their text to their value, over a small history. */
final class AggregateValuesTest {
    private static final long HOUR = 3_600_000_000L;
    /** flight_id, arrived_at, origin, destination, delay, fuel, cost, gate, diverted. */
    private static final List<Object[]> ARRIVALS = List.of(
            row("a", 1, 10, 1.5, "2.50", "B1", true),
            row("b", 2, null, 2.5, "1.25", "A7", false),
            row("c", 3, 30, null, null, null, null),
            row("d", 4, 20, 2.5, "10.00", "C\u00e9", false),
            row("e", 4, -5, Double.NaN, "0.25", "A7", false));

    private static Object[] row(
            String id, int hour, Integer delay, Double fuel, String cost, String gate, Boolean diverted) {
        BigDecimal money = cost == null ? null : new BigDecimal(cost).stripTrailingZeros();
        return new Object[] {id, hour * HOUR, "JFK", "ORD", delay, fuel, money, gate, diverted};
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count(*) | 5",
                "count(delay) | 4",
                "count(gate) | 4",
                "count(DISTINCT gate) | 3",
                "count(DISTINCT gate) FILTER (WHERE NOT diverted) | 2",
                "count(DISTINCT cost) | 4",
                "size(collect_set(gate)) | 3",
                "sum(delay) | 55",
                "sum(cost) | 14",
                "sum(fuel) FILTER (WHERE NOT isnan(fuel)) | 6.5",
                "avg(cost) | 3.5",
                "min(delay) | -5",
                "max(delay) | 30",
                "max(fuel) | NaN",
                "min(fuel) | 1.5",
                "min(gate) | A7",
                "max(gate) | C\u00e9",
                "max(cost) | 10",
                "min(diverted) | 0",
                "any(diverted) | 1",
                "some(diverted) FILTER (WHERE delay > 15) | 0",
                "every(diverted) | 0",
                "bool_and(NOT diverted) FILTER (WHERE delay < 0) | 1",
                "var_pop(delay) | 167.1875",
                "variance(delay) | 222.91667",
                "stddev_pop(delay) | 12.9301",
                "stddev(cost) | 4.4300113",
                "stddev_samp(delay) FILTER (WHERE delay > 25) | NULL",
                "first(delay) | 10",
                "first(gate) | B1",
                "last(delay) | -5",
                "last(gate) FILTER (WHERE delay > 15) | C\u00e9",
                "first(fuel) FILTER (WHERE delay > 25) | NULL",
                "first(fuel) IGNORE NULLS | 1.5",
                "last_value(fuel, true) FILTER (WHERE hour(arrived_at) < 4) | 2.5",
                "min_by(gate, delay) | A7",
                "max_by(gate, cost) | C\u00e9",
                "max_by(gate, delay) | NULL",
                "max_by(delay, arrived_at) | 20",
                "previous(delay) | -5",
                "previous(delay, 2) | 20",
                "lag(gate, 3) | NULL",
                "previous(delay, 6) | NULL",
                "approx_count_distinct(gate) | 3",
                "approx_percentile(delay, 0.5) | 10",
                "percentile_approx(delay, 1.0) | 30",
                "approx_percentile(cost, 0.75) | 2.5",
                "count(*) + 1 | 6",
                "rows(3, delay, fuel) | [30.0, NaN, 1.0, 20.0, 2.5, 1.0, -5.0, NaN, 1.0]",
                "rows(6, delay, seconds_ago()) | [0.0, 0.0, 0.0, 10.0, 14400.0, 1.0, NaN, 10800.0, 1.0, 30.0, 7200.0, 1.0, 20.0, 3600.0, 1.0, -5.0, 3600.0, 1.0]",
                "rows(1, double(diverted)) | [0.0, 1.0]",
            })
    void over_aSmallHistory_isTheValue(String aggregate, String expected) {
        int end = aggregate.startsWith("size(") ? aggregate.length() - 1 : aggregate.length();
        String over = aggregate.endsWith("+ 1")
                ? aggregate.replace(" + 1", " OVER route_7d + 1")
                : aggregate.substring(0, end) + " OVER route_7d" + aggregate.substring(end);
        Object value = value(over);
        assertThat(value == null ? "NULL" : text(value)).isEqualTo(expected);
    }

    private static String text(Object value) {
        if (value instanceof float[] vector) {
            return Arrays.toString(vector);
        }
        return value instanceof Float number && number == Math.rint(number)
                ? Integer.toString(number.intValue())
                : value.toString();
    }

    private static Object value(String feature) {
        ProjectProgram program = Projects.feature("f", feature).compile();
        ProjectCode code = program.newCode();
        Map<Key, KeyLog> logs = new HashMap<>();
        WindowTable table = program.tables().get(0);
        LogLayout layout = LogLayout.of(program, 0);
        for (Object[] row : ARRIVALS) {
            Object[] arguments = new Object[table.arguments().size()];
            code.arguments(0, row, arguments);
            logs.computeIfAbsent(code.rowKey(0, row), key -> new KeyLog(layout))
                    .insert((Long) row[1], (String) row[0], arguments);
        }
        FeatureComputer computer = new FeatureComputer(program, code, "late");
        Object[] event = new Object[13];
        event[0] = "x";
        event[1] = 5 * HOUR;
        event[2] = "JFK";
        event[3] = "ORD";
        return computer.compute(5 * HOUR, event, (at, key) -> logs.get(key), Collections.singletonList(null))
                .values()[0];
    }
}
