package dev.pandan.training.oracle;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.spec.project.Frame;
import dev.pandan.testkit.project.TestAggregate;
import dev.pandan.testkit.project.TestProject;
import dev.pandan.testkit.project.TestWindow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A window's aggregates by a database's own window operator: events and rows in one table, of which the rows alone have values. For frames that are ranges of time. The first column is
 * the event's id.
 */
record ByRange(Dialect dialect, TestProject project) {
    static boolean serves(TestWindow window) {
        return !window.frame().isCounted();
    }

    static boolean serves(TestAggregate aggregate) {
        return aggregate.function() != AggregateFunction.PREVIOUS && aggregate.function() != AggregateFunction.LAST;
    }

    String statement(TestWindow window, List<TestAggregate> aggregates) {
        Frame frame = window.frame();
        String from = frame.isTimed() ? frame.endingMicros() + frame.lastMicros() + "" : "UNBOUNDED";
        List<String> columns = window.stream().schema().columns().stream()
                .map(column -> column.name())
                .filter(name -> !name.equals("id") && !name.equals("at"))
                .toList();
        String rows = "SELECT NULL AS eid, evt_at AS t, 0 AS src, "
                + dialect.key(window, TestWindow.Part::row, "%s AS k%d", ", ") + ", " + String.join(", ", columns)
                + " FROM " + Dialect.table(window.stream().name());
        String events = "SELECT id, evt_at, 1, "
                + dialect.key(window, TestWindow.Part::event, "%s", ", ") + ", "
                + columns.stream().map(column -> "NULL").collect(Collectors.joining(", "))
                + " FROM " + Dialect.table(project.stream().name());
        String values = IntStream.range(0, aggregates.size())
                .mapToObj(i -> over(aggregates.get(i)) + " AS a" + i)
                .collect(Collectors.joining(", "));
        String results =
                IntStream.range(0, aggregates.size()).mapToObj(i -> "a" + i).collect(Collectors.joining(", "));
        return "SELECT eid, " + results + " FROM (SELECT eid, src, " + values + " FROM (" + rows + " UNION ALL "
                + events
                + ") WINDOW w AS (PARTITION BY " + dialect.key(window, TestWindow.Part::row, "k%d", ", ")
                + " ORDER BY t RANGE BETWEEN " + from + " PRECEDING AND " + (frame.endingMicros() + 1)
                + " PRECEDING)) WHERE src = 1";
    }

    private String over(TestAggregate aggregate) {
        String argument = aggregate.argument() == null ? "1" : dialect.of(aggregate.argument());
        String counted = "CASE WHEN src = 0" + dialect.filter(aggregate) + " THEN " + argument + " END";
        return aggregate.function() == AggregateFunction.COUNT_DISTINCT
                ? "size(collect_set(" + counted + ") OVER w)"
                : Dialect.call(aggregate, counted) + " OVER w";
    }
}
