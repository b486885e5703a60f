package dev.pandan.training.history;

import dev.pandan.spec.row.ByteWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Rows of one stream on their way into blocks, in binary form from the start: what is sorted are numbers. Not thread-safe.
 */
final class LogRun {
    /** Rows that are sorted together: what fits into {@link #INDEX_BITS}. */
    private static final int ROWS = 1 << 15;

    private static final int INDEX_BITS = 15;
    private static final int BLOCK_ROWS = 1 << 10;
    private static final int FEW = 32;

    private final LogOrder order;
    private final int stream;
    private final ByteWriter bytes = new ByteWriter();
    private final ByteWriter block = new ByteWriter();
    private long[] times = new long[16];
    private long[] arrivals = new long[16];
    private long[] arrivedAt = new long[16];
    /** Where each row begins in the bytes, and where the last one ends. */
    private int[] starts = new int[17];
    /** Where each row's id ends. */
    private int[] idEnds = new int[16];

    private int size;

    LogRun(LogOrder order, int stream) {
        this.order = order;
        this.stream = stream;
    }

    boolean isFull() {
        return size == ROWS;
    }

    void add(LogRow row) {
        if (size == times.length) {
            grow(2 * size);
        }
        times[size] = row.timeMicros();
        arrivals[size] = row.arrival();
        arrivedAt[size] = row.arrivedAtMicros();
        write(row);
        size++;
        starts[size] = bytes.size();
    }

    private void write(LogRow row) {
        bytes.text(row.id());
        idEnds[size] = bytes.size();
        bytes.bytes(row.payload());
        byte[] decision = row.decision();
        if (decision == null) {
            bytes.varint(0);
        } else {
            bytes.varint(decision.length + 1);
            bytes.raw(decision);
        }
    }

    private void grow(int capacity) {
        times = Arrays.copyOf(times, capacity);
        arrivals = Arrays.copyOf(arrivals, capacity);
        arrivedAt = Arrays.copyOf(arrivedAt, capacity);
        starts = Arrays.copyOf(starts, capacity + 1);
        idEnds = Arrays.copyOf(idEnds, capacity);
    }

    /** Hands over all rows, sorted, and is empty again. */
    void cut(Consumer<LogBlock> blocks) {
        int[] sorted = sorted();
        for (int i = 0; i < size; i += BLOCK_ROWS) {
            blocks.accept(block(sorted, i, Math.min(size, i + BLOCK_ROWS)));
        }
        size = 0;
        bytes.clear();
    }

    private LogBlock block(int[] sorted, int from, int to) {
        block.clear();
        long time = 0;
        long arrival = 0;
        long arrived = 0;
        for (int i = from; i < to; i++) {
            int row = sorted[i];
            block.zigzag(times[row] - time);
            block.zigzag(arrivals[row] - arrival);
            block.zigzag(arrivedAt[row] - arrived);
            time = times[row];
            arrival = arrivals[row];
            arrived = arrivedAt[row];
            block.raw(bytes, starts[row], starts[row + 1] - starts[row]);
        }
        int first = sorted[from];
        return new LogBlock(stream, to - from, times[first], time, arrivals[first], block.copy());
    }

    /** Row numbers in order. */
    private int[] sorted() {
        long[] keys = order == LogOrder.EVENT_TIME ? times : arrivals;
        long least = Arrays.stream(keys, 0, size).min().orElse(0);
        long most = Arrays.stream(keys, 0, size).max().orElse(0);
        if (most - least < 0 || most - least >= Long.MAX_VALUE >> INDEX_BITS) {
            return sortedByAll(keys);
        }
        long[] packed = new long[size];
        for (int i = 0; i < size; i++) {
            packed[i] = (keys[i] - least) << INDEX_BITS | i;
        }
        Arrays.sort(packed);
        int[] rows = new int[size];
        for (int i = 0; i < size; i++) {
            rows[i] = (int) packed[i] & ROWS - 1;
        }
        orderPeers(rows, keys);
        return rows;
    }

    /** As {@link #sorted()}, for keys that are too far from each other. */
    private int[] sortedByAll(long[] keys) {
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(row -> keys[row]).thenComparing(this::compare))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Sorts the rows that have one key by what else decides. */
    private void orderPeers(int[] rows, long[] keys) {
        int start = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || keys[rows[i]] != keys[rows[start]]) {
                order(rows, start, i);
                start = i;
            }
        }
    }

    private void order(int[] rows, int from, int to) {
        if (to - from > FEW) {
            Integer[] boxed = Arrays.stream(rows, from, to).boxed().toArray(Integer[]::new);
            Arrays.sort(boxed, this::compare);
            for (int i = from; i < to; i++) {
                rows[i] = boxed[i - from];
            }
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int at = i;
            for (; at > from && compare(row, rows[at - 1]) < 0; at--) {
                rows[at] = rows[at - 1];
            }
            rows[at] = row;
        }
    }

    /** Of two rows that do not differ in what decides first. */
    private int compare(int a, int b) {
        int byTime = Long.compare(times[a], times[b]);
        return byTime != 0 ? byTime : bytes.compare(idStart(a), idEnds[a], idStart(b), idEnds[b]);
    }

    private int idStart(int row) {
        return idEnds[row] - ByteWriter.unprefixed(idEnds[row] - starts[row]);
    }
}
