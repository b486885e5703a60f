package dev.pandan.engine.window;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import java.util.Arrays;

/** How often each long occurs: an open hash table that gives up an entry when its count is 0. Not thread-safe. */
final class LongCounts {
    private static final int LEAST = 16;

    private long[] keys = new long[LEAST];
    private int[] counts = new int[LEAST];
    private int size;

    /** Receives entries. */
    @FunctionalInterface
    interface Visitor {
        void entry(long key, int count);
    }

    /** Number of different keys. */
    int size() {
        return size;
    }

    int count(long key) {
        return counts[slot(key)];
    }

    /** Adds to a count, which must not fall below 0; returns the new count. */
    int add(long key, int number) {
        int slot = slot(key);
        if (counts[slot] == 0) {
            keys[slot] = key;
            counts[slot] = number;
            size++;
            grow();
            return number;
        }
        counts[slot] += number;
        int count = counts[slot];
        if (count == 0) {
            free(slot);
            size--;
        }
        return count;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] != 0) {
                visitor.entry(keys[i], counts[i]);
            }
        }
    }

    void merge(LongCounts other) {
        other.forEach(this::add);
    }

    void clear() {
        if (keys.length > LEAST) {
            keys = new long[LEAST];
            counts = new int[LEAST];
        } else {
            Arrays.fill(counts, 0);
        }
        size = 0;
    }

    /** Where a key is, or would be. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) Mixing.mix(key) & mask;
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Closes the gap in the chain of entries that a freed one leaves. */
    private void free(int freed) {
        int mask = keys.length - 1;
        int gap = freed;
        counts[gap] = 0;
        for (int next = (gap + 1) & mask; counts[next] != 0; next = (next + 1) & mask) {
            int home = (int) Mixing.mix(keys[next]) & mask;
            if (((next - home) & mask) >= ((next - gap) & mask)) {
                keys[gap] = keys[next];
                counts[gap] = counts[next];
                counts[next] = 0;
                gap = next;
            }
        }
    }

    private void grow() {
        if (3 * size <= 2 * keys.length) {
            return;
        }
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    void encode(ByteWriter out) {
        out.varint(size);
        forEach((key, count) -> {
            out.i64(key);
            out.varint(count);
        });
    }

    void decode(ByteReader in) {
        int entries = in.varint();
        for (int i = 0; i < entries; i++) {
            add(in.i64(), in.varint());
        }
    }

    long heapBytes() {
        return 64 + 12L * keys.length;
    }
}
