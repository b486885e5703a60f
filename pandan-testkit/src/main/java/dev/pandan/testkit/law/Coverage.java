package dev.pandan.testkit.law;

import dev.pandan.testkit.naive.NaiveDecision;
import dev.pandan.testkit.naive.NaiveEvent;
import dev.pandan.testkit.project.AggregateKind;
import dev.pandan.testkit.project.TestAggregate;
import dev.pandan.testkit.project.TestProject;
import dev.pandan.testkit.project.TestWindow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many values of each aggregate, over each type and kind of window, were compared while the window met a {@link Hazard}: the decisions of all cases, each counted once
 * however many ways of computing it were tried. Not thread-safe.
 */
public final class Coverage {
    private static final int NONE = -1;

    private final Map<AggregateKind, EnumMap<TestWindow.Kind, EnumMap<Hazard, Integer>>> values = new HashMap<>();

    /** Adds what one case met. */
    public void add(Case of, List<NaiveEvent> log, Map<NaiveEvent, NaiveDecision> decisions) {
        Hazards hazards = new Hazards(of, log);
        TestProject project = of.project();
        decisions.forEach((event, decision) -> {
            for (int i = 0; i < project.windows().size(); i++) {
                TestWindow window = project.windows().get(i);
                List<NaiveEvent> rows = decision.held().get(i);
                EnumSet<Hazard> ofRows = hazards.ofRows(window, event, rows);
                project.aggregates().stream()
                        .filter(aggregate -> aggregate.window().name().equals(window.name()))
                        .forEach(aggregate -> add(aggregate, ofRows, Hazards.ofValues(aggregate, rows)));
            }
        });
    }

    private void add(TestAggregate aggregate, EnumSet<Hazard> ofRows, EnumSet<Hazard> ofValues) {
        EnumMap<Hazard, Integer> counts = values.computeIfAbsent(
                        AggregateKind.of(aggregate), kind -> new EnumMap<>(TestWindow.Kind.class))
                .computeIfAbsent(aggregate.window().kind(), kind -> new EnumMap<>(Hazard.class));
        ofRows.forEach(hazard -> counts.merge(hazard, 1, Integer::sum));
        ofValues.forEach(hazard -> counts.merge(hazard, 1, Integer::sum));
    }

    private int count(AggregateKind aggregate, TestWindow.Kind window, Hazard hazard) {
        EnumMap<TestWindow.Kind, EnumMap<Hazard, Integer>> windows = values.get(aggregate);
        EnumMap<Hazard, Integer> counts = windows == null ? null : windows.get(window);
        return counts == null ? 0 : counts.getOrDefault(hazard, 0);
    }

    /** What is possible and was met less often. */
    public List<String> below(int least) {
        List<String> below = new ArrayList<>();
        for (AggregateKind aggregate : AggregateKind.all()) {
            for (TestWindow.Kind window : TestWindow.Kind.values()) {
                for (Hazard hazard : Hazard.values()) {
                    int count = count(aggregate, window, hazard);
                    if (hazard.isPossible(aggregate, window) && count < least) {
                        below.add(aggregate + " over " + window + " with " + hazard + ": " + count);
                    }
                }
            }
        }
        return below;
    }

    /** The table: an aggregate and a kind of window in each row, a hazard in each column; a dash is what cannot be. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "%-44s", "values compared, with"));
        for (Hazard hazard : Hazard.values()) {
            out.append(String.format(Locale.ROOT, "%9s", hazard.name().toLowerCase(Locale.ROOT)));
        }
        for (AggregateKind aggregate : AggregateKind.all()) {
            for (TestWindow.Kind window : TestWindow.Kind.values()) {
                String name = aggregate + " " + window.name().toLowerCase(Locale.ROOT);
                out.append(String.format(Locale.ROOT, "%n%-44s", name));
                for (Hazard hazard : Hazard.values()) {
                    out.append(cell(hazard.isPossible(aggregate, window) ? count(aggregate, window, hazard) : NONE));
                }
            }
        }
        return out.append('\n').toString();
    }

    private static String cell(int count) {
        return String.format(Locale.ROOT, "%9s", count == NONE ? "-" : Integer.toString(count));
    }
}
