package dev.pandan.live.ids;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing set of 64-bit hashes in 12 bits each, or a little more. May say that it holds a hash that it does not (one in two hundred), never the reverse. Parts of which each is
 * four times the one before, each a split-block Bloom filter (Putze, Sanders and Singler 2007; that of Apache Parquet): eight bits in one block of 32 bytes. Not thread-safe.
 */
final class IdFilter {
    private static final int FIRST_CAPACITY = 1 << 16;
    private static final int GROWTH = 4;

    private final List<Part> parts = new ArrayList<>();
    private long size;
    /** Hashes that the last part takes still. */
    private long room;

    boolean mayHold(long hash) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i).mayHold(hash)) {
                return true;
            }
        }
        return false;
    }

    void add(long hash) {
        if (mayHold(hash)) {
            return;
        }
        if (room == 0) {
            room = parts.isEmpty() ? FIRST_CAPACITY : (long) parts.get(parts.size() - 1).capacity * GROWTH;
            parts.add(new Part((int) Math.min(room, 1 << 28)));
        }
        parts.get(parts.size() - 1).add(hash);
        room--;
        size++;
    }

    /** Hashes that were new when they were added. */
    long size() {
        return size;
    }

    private static final class Part {
        private static final int BITS_PER_HASH = 12;
        private static final int BLOCK_WORDS = 8;
        private static final int[] SALTS = {
            0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31
        };

        private final int capacity;
        private final int blocks;
        private final int[] words;

        Part(int capacity) {
            this.capacity = capacity;
            this.blocks = Math.toIntExact((long) capacity * BITS_PER_HASH / (BLOCK_WORDS * Integer.SIZE));
            this.words = new int[blocks * BLOCK_WORDS];
        }

        boolean mayHold(long hash) {
            int block = block(hash);
            for (int i = 0; i < BLOCK_WORDS; i++) {
                if ((words[block + i] & bit((int) hash, i)) == 0) {
                    return false;
                }
            }
            return true;
        }

        void add(long hash) {
            int block = block(hash);
            for (int i = 0; i < BLOCK_WORDS; i++) {
                words[block + i] |= bit((int) hash, i);
            }
        }

        /** From the upper half of the hash; the bits in the block are from the lower one. */
        private int block(long hash) {
            return (int) (((hash >>> Integer.SIZE) * blocks) >>> Integer.SIZE) * BLOCK_WORDS;
        }

        private static int bit(int hash, int word) {
            return 1 << ((hash * SALTS[word]) >>> 27);
        }
    }
}
