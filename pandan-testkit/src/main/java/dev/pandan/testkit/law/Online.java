package dev.pandan.testkit.law;

import dev.pandan.engine.decide.FeatureComputer;
import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.spec.row.Key;
import dev.pandan.testkit.history.TestEvent;
import dev.pandan.testkit.project.TestProject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Event after event in the order of arrival: read, then added; what comes again is added again. */
final class Online implements Way {
    @Override
    public String name() {
        return "online, event by event";
    }

    @Override
    public boolean arrived() {
        return true;
    }

    @Override
    public boolean labelled() {
        return false;
    }

    @Override
    public Found run(Case of, ProjectProgram program, Random random) {
        Windows windows = new Windows(program);
        Lookups lookups = new Lookups(of, program);
        FeatureComputer computer = new FeatureComputer(program, windows.code, TestProject.DECISION);
        Found found = new Found();
        Set<TestEvent> seen = new HashSet<>();
        for (TestEvent event : of.sent()) {
            @Nullable Object[] row = event.canonical();
            if (seen.add(event) && event.stream().equals(of.project().stream())) {
                FeatureRow features = computer.compute(
                        event.timeMicros(), row, windows::log, lookups.rows(computer, event.timeMicros(), row));
                found.add(event.id(), features, null, true);
            }
            windows.add(event, row);
        }
        return found;
    }

    /** The rows of every key. */
    private static final class Windows {
        private final ProjectProgram program;
        private final ProjectCode code;
        private final List<LogLayout> layouts = new ArrayList<>();
        private final List<Map<Key, KeyLog>> logs = new ArrayList<>();

        Windows(ProjectProgram program) {
            this.program = program;
            this.code = program.newCode();
            for (int i = 0; i < program.tables().size(); i++) {
                layouts.add(LogLayout.of(program, i));
                logs.add(new HashMap<>());
            }
        }

        @Nullable
        KeyLog log(int table, Key key) {
            return logs.get(table).get(key);
        }

        void add(TestEvent event, @Nullable Object[] row) {
            for (int table : program.tablesOf(event.stream().name())) {
                WindowTable spec = program.tables().get(table);
                @Nullable Object[] arguments = new Object[spec.arguments().size()];
                code.arguments(table, row, arguments);
                logs.get(table)
                        .computeIfAbsent(code.rowKey(table, row), key -> new KeyLog(layouts.get(table)))
                        .insert(event.timeMicros(), event.id(), arguments);
            }
        }
    }
}
