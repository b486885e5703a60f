package dev.pandan.training.oracle;

import dev.pandan.testkit.project.TestAggregate;
import dev.pandan.testkit.project.TestProject;
import dev.pandan.testkit.project.TestWindow;
import java.util.List;
import java.util.Map;

/** A database that computes the aggregates of windows. */
interface Oracle {
    String name();

    /** Replaces the tables that statements read. */
    void load(List<Table> tables) throws Exception;

    boolean serves(TestWindow window, TestAggregate aggregate);

    /** Per event's id one value per aggregate. */
    Map<String, Object[]> values(TestProject project, TestWindow window, List<TestAggregate> aggregates)
            throws Exception;
}
