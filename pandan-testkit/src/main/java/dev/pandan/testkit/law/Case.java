package dev.pandan.testkit.law;

import dev.pandan.testkit.history.RandomHistory;
import dev.pandan.testkit.history.TestEvent;
import dev.pandan.testkit.project.RandomProjects;
import dev.pandan.testkit.project.TestProject;
import dev.pandan.testkit.project.TestTable;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A project and what happens to it.
 *
 * @param sent events in the order in which they arrive; the same event twice is sent twice
 * @param versions rows of the lookup table
 */
public record Case(TestProject project, List<TestEvent> sent, List<TestTable.Version> versions) {
    public Case {
        sent = List.copyOf(sent);
        versions = List.copyOf(versions);
    }

    /** A case of about so many events. */
    public static Case random(Random random, int events) {
        RandomHistory history = new RandomHistory(random, events);
        TestProject project = new RandomProjects(random, history.unitMicros()).project();
        return new Case(project, history.events(project), history.versions());
    }

    /** The project file and the events, to be read by people. */
    @Override
    public String toString() {
        String rows = versions.stream()
                .filter(version -> project.table().isPresent())
                .map(version -> "  from " + version.validFromMicros() + ": " + Arrays.toString(version.row()))
                .collect(Collectors.joining("\n", "", "\n"));
        return project.text()
                + sent.stream().map(event -> "  " + event).collect(Collectors.joining("\n", "events, as sent:\n", "\n"))
                + (rows.isBlank() ? "" : "rows of the table:\n" + rows);
    }
}
