package dev.pandan.training.oracle;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.replay.Replay;
import dev.pandan.engine.replay.ReplayEvent;
import dev.pandan.engine.replay.ReplayOptions;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.testkit.history.TestEvent;
import dev.pandan.testkit.law.Case;
import dev.pandan.testkit.project.HandProgram;
import dev.pandan.testkit.project.TestAggregate;
import dev.pandan.testkit.project.TestFeature;
import dev.pandan.testkit.project.TestProject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the engine computes: every aggregate of a case as text, which hides no bit. */
final class EngineValues {
    private EngineValues() {}

    /** The same case with one feature per aggregate that an oracle can compute. */
    static Case shown(Case of) {
        List<TestFeature> features = new ArrayList<>();
        for (TestAggregate aggregate : of.project().aggregates()) {
            if (isCommon(aggregate)) {
                features.add(new TestFeature("f" + features.size(), new TestFeature.OfAggregate(aggregate), true));
            }
        }
        TestProject project = of.project();
        return new Case(
                new TestProject(project.streams(), project.windows(), features, Optional.empty(), Optional.empty()),
                of.sent(),
                of.versions());
    }

    /** Whether databases define it as Pandan does: not the sketches, nor what is chosen among equals. */
    private static boolean isCommon(TestAggregate aggregate) {
        return switch (aggregate.function()) {
            case COUNT, COUNT_IF, SUM, AVG, ANY, EVERY, COUNT_DISTINCT, MIN, MAX, PREVIOUS -> true;
            // Floats of these histories may be NaN, on which DuckDB's variance fails.
            case VAR_SAMP, VAR_POP, STDDEV_SAMP, STDDEV_POP ->
                aggregate.argument().type() != ScalarType.FLOAT;
            case LAST -> aggregate.filter() == null && !aggregate.ignoreNulls();
            default -> false;
        };
    }

    /** Per event's id one text per feature. */
    static Map<String, Object[]> of(Case of) {
        ProjectProgram program = HandProgram.of(of.project());
        Map<String, Object[]> values = new HashMap<>();
        Replay replay = new Replay(
                program,
                TestProject.DECISION,
                (table, key, at) -> null,
                ReplayOptions.asOfEventTime().unlabelled(),
                (id, time, features, label, mature) -> values.put(id, features.values()));
        List<TestEvent> events = new ArrayList<>(new LinkedHashSet<>(of.sent()));
        events.sort(Comparator.comparingLong(TestEvent::timeMicros));
        for (TestEvent event : events) {
            replay.next(new ReplayEvent(
                    event.stream().name(), event.id(), event.timeMicros(), 0, event.canonical(), false));
        }
        return values;
    }
}
