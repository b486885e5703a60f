package dev.pandan.engine.window;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;

/** Count, hash and states over a set of rows. Not thread-safe. */
final class Totals {
    private static final int BYTES = 40 + 16;

    private final Invertible[] states;
    private long rows;
    private long hash;

    Totals(StatePlan plan) {
        this.states = plan.newStates();
    }

    long rows() {
        return rows;
    }

    /** Sum modulo 2^64 of the hashes of the rows' ids. */
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
        for (Invertible state : states) {
            state.add(chunk, begin, end);
        }
    }

    /** Takes the rows {@code [begin, end)} of a chunk out. */
    void remove(Chunk chunk, int begin, int end) {
        rows -= end - begin;
        for (int row = begin; row < end; row++) {
            hash -= chunk.hash(row);
        }
        for (Invertible state : states) {
            state.remove(chunk, begin, end);
        }
    }

    /**
     * Adds other rows' totals, which stay as they are.
     *
     * @param places per state of these totals its position among the other ones
     */
    void merge(Totals other, int[] places) {
        rows += other.rows;
        hash += other.hash;
        for (int i = 0; i < states.length; i++) {
            states[i].merge(other.states[places[i]]);
        }
    }

    void encode(ByteWriter out) {
        out.i64(rows);
        out.i64(hash);
        for (Invertible state : states) {
            state.encode(out);
        }
    }

    /** Adds what {@link #encode} wrote. */
    void decode(ByteReader in) {
        rows += in.i64();
        hash += in.i64();
        for (Invertible state : states) {
            state.decode(in);
        }
    }

    long heapBytes() {
        long bytes = BYTES + 4L * states.length;
        for (Invertible state : states) {
            bytes += state.heapBytes();
        }
        return bytes;
    }
}
