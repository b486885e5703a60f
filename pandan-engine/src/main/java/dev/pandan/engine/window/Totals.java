package dev.pandan.engine.window;

/** Count, hash and states over a set of rows. Not thread-safe. */
final class Totals {
    private static final int BYTES = 40 + 16;

    private final WindowPlan plan;
    private final Invertible[] states;
    private long rows;
    private long hash;

    Totals(WindowPlan plan) {
        this.plan = plan;
        this.states = plan.newStates();
    }

    long rows() {
        return rows;
    }

    long hash() {
        return hash;
    }

    Invertible state(int slot) {
        return states[slot];
    }

    void reset() {
        rows = 0;
        hash = 0;
        for (Invertible state : states) {
            state.reset();
        }
    }

    /** Adds the rows {@code [begin, end)} of a chunk. */
    void add(Chunk chunk, int begin, int end) {
        rows += end - begin;
        for (int row = begin; row < end; row++) {
            hash += chunk.hash(row);
        }
        for (int i = 0; i < states.length; i++) {
            int argument = plan.argument(i);
            Invertible state = states[i];
            for (int row = begin; row < end; row++) {
                if (!chunk.isNull(row, argument)) {
                    state.add(chunk.value(row, argument));
                }
            }
        }
    }

    /** Takes the rows {@code [begin, end)} of a chunk out. */
    void remove(Chunk chunk, int begin, int end) {
        rows -= end - begin;
        for (int row = begin; row < end; row++) {
            hash -= chunk.hash(row);
        }
        for (int i = 0; i < states.length; i++) {
            int argument = plan.argument(i);
            Invertible state = states[i];
            for (int row = begin; row < end; row++) {
                if (!chunk.isNull(row, argument)) {
                    state.remove(chunk.value(row, argument));
                }
            }
        }
    }

    long bytes() {
        long bytes = BYTES + 4L * states.length;
        for (Invertible state : states) {
            bytes += state.bytes();
        }
        return bytes;
    }
}
