package dev.pandan.engine.window;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the aggregates of one window are kept: each state once, however many aggregates read it. Immutable. */
final class WindowPlan {
    private static final int ROWS = -1;

    /** One state: what it keeps of which argument. */
    private record Slot(StateKind kind, int argument) {}

    private final long lastMicros;
    private final StateKind[] kinds;
    private final int[] arguments;
    private final AggregateFunction[] functions;
    private final int[] slots;

    WindowPlan(WindowTable table, Window window) {
        List<Slot> made = new ArrayList<>();
        List<Aggregate> aggregates = window.aggregates();
        lastMicros = window.lastMicros();
        functions = new AggregateFunction[aggregates.size()];
        slots = new int[aggregates.size()];
        for (int i = 0; i < slots.length; i++) {
            functions[i] = aggregates.get(i).function();
            slots[i] = slot(table, aggregates.get(i), made);
        }
        kinds = made.stream().map(Slot::kind).toArray(StateKind[]::new);
        arguments = made.stream().mapToInt(Slot::argument).toArray();
    }

    private static int slot(WindowTable table, Aggregate aggregate, List<Slot> made) {
        int argument = aggregate.argument();
        if (argument == ROWS) {
            return ROWS;
        }
        Slot slot = new Slot(StateKind.of(aggregate, table.arguments().get(argument)), argument);
        if (!made.contains(slot)) {
            made.add(slot);
        }
        return made.indexOf(slot);
    }

    long lastMicros() {
        return lastMicros;
    }

    int aggregates() {
        return slots.length;
    }

    /** Position of the argument that state number {@code state} reads. */
    int argument(int state) {
        return arguments[state];
    }

    Invertible[] newStates() {
        Invertible[] states = new Invertible[kinds.length];
        for (int i = 0; i < states.length; i++) {
            states[i] = kinds[i].create();
        }
        return states;
    }

    @Nullable
    Object result(int aggregate, Totals totals) {
        int slot = slots[aggregate];
        return slot == ROWS ? (Object) totals.rows() : totals.state(slot).result(functions[aggregate]);
    }
}
