package dev.pandan.engine.window;

import dev.pandan.spec.row.ByteWriter;
import java.util.List;

/** The selections that the windows of one table need, each once. Immutable. */
record Selections(List<Selection> all) {
    Selections {
        all = List.copyOf(all);
    }

    int size() {
        return all.size();
    }

    /** What identifies them, for rows that are stored. */
    void describe(ByteWriter out) {
        out.varint(all.size());
        for (Selection selection : all) {
            out.text(selection.pick().name());
            out.varint(selection.key() + 1);
        }
    }

    Selection get(int position) {
        return all.get(position);
    }
}
