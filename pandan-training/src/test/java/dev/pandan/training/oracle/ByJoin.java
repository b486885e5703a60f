package dev.pandan.training.oracle;

import dev.pandan.spec.project.Frame;
import dev.pandan.testkit.project.TestAggregate;
import dev.pandan.testkit.project.TestProject;
import dev.pandan.testkit.project.TestWindow;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A window's aggregates, of any frame, by a join of events with their rows, numbered from the latest. The first column is the event's id.
 */
record ByJoin(Dialect dialect, TestProject project) {
    String statement(TestWindow window, List<TestAggregate> aggregates) {
        Frame frame = window.frame();
        String lower = frame.isTimed() ? " AND r_at >= e_at - " + (frame.endingMicros() + frame.lastMicros()) : "";
        String same = dialect.key(window, TestWindow.Part::row, "rk%d " + dialect.same() + " ek%d", " AND ");
        return "WITH e AS (SELECT id AS eid, evt_at AS e_at, "
                + dialect.key(window, TestWindow.Part::event, "%s AS ek%d", ", ")
                + " FROM " + Dialect.table(project.stream().name())
                + "), r AS (SELECT *, id AS rid, evt_at AS r_at, "
                + dialect.key(window, TestWindow.Part::row, "%s AS rk%d", ", ")
                + " FROM " + Dialect.table(window.stream().name())
                + "), j AS (SELECT eid AS jid, r.*, row_number() OVER (PARTITION BY eid ORDER BY r_at DESC, rid DESC) AS rn"
                + " FROM e JOIN r ON " + same + " AND r_at < e_at - " + frame.endingMicros() + lower
                + ") SELECT eid, "
                + aggregates.stream().map(this::aggregate).collect(Collectors.joining(", "))
                + " FROM e LEFT JOIN j ON eid = jid AND rn <= " + frame.lastRows() + " GROUP BY eid";
    }

    private String aggregate(TestAggregate aggregate) {
        String argument = aggregate.argument() == null ? "rid" : dialect.of(aggregate.argument());
        return switch (aggregate.function()) {
            case PREVIOUS -> "max(" + argument + ") FILTER (WHERE rn = " + (int) aggregate.parameter() + ")";
            case LAST -> "max(" + argument + ") FILTER (WHERE rn = 1)";
            default ->
                Dialect.call(aggregate, argument) + " FILTER (WHERE rid IS NOT NULL" + dialect.filter(aggregate) + ")";
        };
    }
}
