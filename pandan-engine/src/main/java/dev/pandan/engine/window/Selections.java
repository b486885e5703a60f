package dev.pandan.engine.window;

import java.util.List;

/** The selections that the windows of one table need, each once. Immutable. */
record Selections(List<Selection> all) {
    Selections {
        all = List.copyOf(all);
    }

    int size() {
        return all.size();
    }

    Selection get(int position) {
        return all.get(position);
    }
}
