package dev.pandan.expression;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateUse;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.WindowSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is kept in windows: tables of rows that windows share, their arguments, and the aggregates over each window. Each thing once. */
final class Layout {
    private final List<TablePlan> tables = new ArrayList<>();
    private final Map<String, WindowPlan> windows = new LinkedHashMap<>();

    Layout(Project project, Map<String, RowKey> rowKeys, List<DecisionCompilation> decisions) {
        Set<String> used = decisions.stream()
                .flatMap(decision -> decision.calls().stream())
                .filter(call -> call.key().sound())
                .map(call -> call.window().name())
                .collect(Collectors.toSet());
        for (WindowSpec window : project.windows().values()) {
            if (used.contains(window.name())) {
                windows.put(
                        window.name(),
                        new WindowPlan(
                                windows.size(),
                                window,
                                table(project, window, Objects.requireNonNull(rowKeys.get(window.name())))));
            }
        }
        for (DecisionCompilation decision : decisions) {
            decision.calls().stream().filter(AggregateCall::sound).forEach(this::use);
        }
    }

    boolean isUsed(String window) {
        return windows.containsKey(window);
    }

    /** Where the result of an aggregate is found. */
    AggregateUse use(AggregateCall call) {
        WindowPlan window = Objects.requireNonNull(windows.get(call.window().name()));
        return new AggregateUse(
                window.position(), window.aggregate(window.table().aggregate(call)));
    }

    int position(String window) {
        return Objects.requireNonNull(windows.get(window)).position();
    }

    /** What rows of a table are kept under. */
    RowKey key(int table) {
        return tables.get(table).key();
    }

    List<Scalar> arguments(int table) {
        return tables.get(table).arguments();
    }

    List<WindowTable> tables() {
        List<Window> all = windows();
        return IntStream.range(0, tables.size())
                .mapToObj(i ->
                        tables.get(i).table(all.stream().anyMatch(window -> window.table() == i && window.isOrdered())))
                .toList();
    }

    List<Window> windows() {
        return windows.values().stream().map(this::window).toList();
    }

    private Window window(WindowPlan plan) {
        return new Window(
                plan.spec().name(), tables.indexOf(plan.table()), plan.spec().frame(), plan.aggregates());
    }

    private TablePlan table(Project project, WindowSpec window, RowKey key) {
        for (TablePlan table : tables) {
            if (table.holds(window.stream(), key)) {
                table.extend(window.frame().reachMicros());
                return table;
            }
        }
        TablePlan added = new TablePlan(
                name(window.stream(), key.label()),
                Objects.requireNonNull(project.streams().get(window.stream())),
                key);
        added.extend(window.frame().reachMicros());
        tables.add(added);
        return added;
    }

    private String name(String stream, String key) {
        String name = stream + "_by_" + key;
        String free = name;
        for (int i = 2; isTaken(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    private boolean isTaken(String name) {
        return tables.stream().anyMatch(table -> table.name().equals(name));
    }

    /** A window and its aggregates. */
    private record WindowPlan(int position, WindowSpec spec, TablePlan table, List<Aggregate> aggregates) {
        WindowPlan(int position, WindowSpec spec, TablePlan table) {
            this(position, spec, table, new ArrayList<>());
        }

        int aggregate(Aggregate aggregate) {
            if (!aggregates.contains(aggregate)) {
                aggregates.add(aggregate);
            }
            return aggregates.indexOf(aggregate);
        }
    }
}
