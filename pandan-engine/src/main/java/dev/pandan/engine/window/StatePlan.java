package dev.pandan.engine.window;

import dev.pandan.spec.row.ByteWriter;
import java.util.List;
import java.util.stream.IntStream;

/** Which states are kept over a set of rows, each once. Immutable. */
final class StatePlan {
    private final RowLayout rows;
    private final List<Slot> slots;
    private final int[] identity;

    /** One state: what it keeps of which argument. */
    record Slot(StateKind kind, int argument) {}

    StatePlan(RowLayout rows, List<Slot> slots) {
        this.rows = rows;
        this.slots = List.copyOf(slots);
        this.identity = IntStream.range(0, slots.size()).toArray();
    }

    RowLayout rows() {
        return rows;
    }

    List<Slot> slots() {
        return slots;
    }

    /** The positions of the states, as {@link Totals#merge} takes them for totals of the same plan. */
    int[] identity() {
        return identity;
    }

    Invertible[] newStates() {
        Invertible[] states = new Invertible[slots.size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = slots.get(i).kind().create(rows, slots.get(i).argument());
        }
        return states;
    }

    /** What identifies the plan, for states that are stored. */
    void describe(ByteWriter out) {
        out.varint(slots.size());
        for (Slot slot : slots) {
            out.text(slot.kind().name());
            out.text(rows.type(slot.argument()).name());
            out.varint(slot.argument());
        }
    }
}
