package dev.pandan.live;

/** A growing set of 64-bit hashes. May say that it holds an id that it does not, never the reverse. Not thread-safe. */
final class IdSet {
    private long[] slots = new long[1 << 16];
    private int size;

    /** Adds a hash; false if it was there before. */
    boolean add(long hash) {
        // 0 marks a free slot, so it stands for 1 as well.
        long key = hash == 0 ? 1 : hash;
        if (size * 2L >= slots.length) {
            grow();
        }
        boolean added = insert(slots, key);
        if (added) {
            size++;
        }
        return added;
    }

    private static boolean insert(long[] slots, long key) {
        int mask = slots.length - 1;
        int at = (int) (key >>> 20) & mask;
        while (slots[at] != 0) {
            if (slots[at] == key) {
                return false;
            }
            at = (at + 1) & mask;
        }
        slots[at] = key;
        return true;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long key : slots) {
            if (key != 0) {
                insert(larger, key);
            }
        }
        slots = larger;
    }
}
