package dev.pandan.training.plan;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Some rows of a stream, at most 65,536, chosen by the hashes of their ids alone: the same rows however the stream is cut into parts. All rows if there are no more.
 * Mutable while it is filled. Not thread-safe.
 */
final class RowSample implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 1 << 16;
    private static final int FEW = 256;

    private long rows;
    private long bytes;
    private long firstMicros = Long.MAX_VALUE;
    private long lastMicros = Long.MIN_VALUE;
    /** A row is chosen if its hash begins with as many zeros. */
    private int zeros;

    private int size;
    private long[] hashes = new long[FEW];
    private long[] times = new long[FEW];
    private final long[][] keys;

    /**
     * @param tables number of window tables that the stream feeds
     */
    RowSample(int tables) {
        this.keys = new long[tables][FEW];
    }

    /** Counts a row; true if it is chosen: {@link #add} is then to be called. */
    boolean counts(long hash, long timeMicros, long rowBytes) {
        rows++;
        bytes += rowBytes;
        firstMicros = Math.min(firstMicros, timeMicros);
        lastMicros = Math.max(lastMicros, timeMicros);
        return chosen(hash);
    }

    private boolean chosen(long hash) {
        return Long.numberOfLeadingZeros(hash) >= zeros;
    }

    /**
     * @param rowKeys hash of the row's key in each table
     */
    void add(long hash, long timeMicros, long[] rowKeys) {
        if (size == hashes.length) {
            grow(2 * size);
        }
        hashes[size] = hash;
        times[size] = timeMicros;
        for (int i = 0; i < keys.length; i++) {
            keys[i][size] = rowKeys[i];
        }
        size++;
        while (size > MOST) {
            thin(zeros + 1);
        }
    }

    private void grow(int capacity) {
        hashes = Arrays.copyOf(hashes, capacity);
        times = Arrays.copyOf(times, capacity);
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Arrays.copyOf(keys[i], capacity);
        }
    }

    private void thin(int toZeros) {
        zeros = toZeros;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (chosen(hashes[i])) {
                hashes[kept] = hashes[i];
                times[kept] = times[i];
                for (long[] ofTable : keys) {
                    ofTable[kept] = ofTable[i];
                }
                kept++;
            }
        }
        size = kept;
    }

    /** Takes in the sample of another part of the stream. */
    void merge(RowSample other) {
        rows += other.rows;
        bytes += other.bytes;
        firstMicros = Math.min(firstMicros, other.firstMicros);
        lastMicros = Math.max(lastMicros, other.lastMicros);
        if (other.zeros > zeros) {
            thin(other.zeros);
        }
        long[] rowKeys = new long[keys.length];
        for (int i = 0; i < other.size; i++) {
            if (chosen(other.hashes[i])) {
                for (int k = 0; k < rowKeys.length; k++) {
                    rowKeys[k] = other.keys[k][i];
                }
                add(other.hashes[i], other.times[i], rowKeys);
            }
        }
    }

    long rows() {
        return rows;
    }

    /** Of all payloads. */
    long bytes() {
        return bytes;
    }

    /** {@code Long.MAX_VALUE} if there is no row. */
    long firstMicros() {
        return firstMicros;
    }

    /** {@code Long.MIN_VALUE} if there is no row. */
    long lastMicros() {
        return lastMicros;
    }

    Timeline timeline() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(times[a], times[b]));
        long[] sorted = Arrays.stream(order).mapToLong(i -> times[i]).toArray();
        long[][] sortedKeys = Arrays.stream(keys)
                .map(ofTable -> Arrays.stream(order).mapToLong(i -> ofTable[i]).toArray())
                .toArray(long[][]::new);
        return new Timeline(sorted, sortedKeys, size == 0 ? 1 : (double) rows / size);
    }
}
