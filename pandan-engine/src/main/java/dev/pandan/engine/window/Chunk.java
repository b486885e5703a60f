package dev.pandan.engine.window;

import dev.pandan.engine.program.ArgumentType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of rows in order of (time, hash of the id). A row is {@code stride} longs: time, hash, then one per argument. Arrays grow by half, so that keys with
 * few rows stay small. Not thread-safe.
 */
final class Chunk {
    private static final int FIRST_ARGUMENT = 2;

    private final int stride;
    private long[] cells;
    /** Per row a bit per argument that is null; absent while no argument is. */
    private long @Nullable [] nulls;

    private int size;

    Chunk(int stride, int capacity) {
        this.stride = stride;
        this.cells = new long[stride * capacity];
    }

    static int stride(int arguments) {
        return FIRST_ARGUMENT + arguments;
    }

    int size() {
        return size;
    }

    long time(int row) {
        return cells[row * stride];
    }

    long hash(int row) {
        return cells[row * stride + 1];
    }

    long value(int row, int argument) {
        return cells[row * stride + FIRST_ARGUMENT + argument];
    }

    boolean isNull(int row, int argument) {
        long[] bits = nulls;
        return bits != null && (bits[row * words() + (argument >>> 6)] & 1L << argument) != 0;
    }

    long lastTime() {
        return time(size - 1);
    }

    /** Order of a row against a time and hash. */
    int compare(int row, long time, long hash) {
        int byTime = Long.compare(time(row), time);
        return byTime != 0 ? byTime : Long.compare(hash(row), hash);
    }

    /** First row that is not less than (time, hash), or the size. */
    int find(long time, long hash) {
        int low = -1;
        int high = size;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (compare(middle, time, hash) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** First row with a time that is not less, or the size; cost grows with the logarithm of the distance to {@code hint}. */
    int seek(long time, int hint) {
        int at = Math.min(hint, size - 1);
        int step = 1;
        int low = at;
        int high = at;
        if (time(at) < time) {
            high++;
            while (high < size && time(high) < time) {
                low = high;
                step <<= 1;
                high += step;
            }
        } else {
            low--;
            while (low >= 0 && time(low) >= time) {
                high = low;
                step <<= 1;
                low -= step;
            }
        }
        return between(time, Math.max(low, -1), Math.min(high, size));
    }

    /** Bisects, given that the row {@code low} is less and the row {@code high} is not. */
    private int between(long time, int low, int high) {
        int below = low;
        int above = high;
        while (above - below > 1) {
            int middle = (below + above) >>> 1;
            if (time(middle) < time) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }

    /**
     * Puts a row before row number {@code row}.
     *
     * @param most rows that the chunk will ever hold
     */
    void insert(int row, long time, long hash, @Nullable Object[] arguments, List<ArgumentType> types, int most) {
        open(row, most);
        cells[row * stride] = time;
        cells[row * stride + 1] = hash;
        for (int i = 0; i < types.size(); i++) {
            Object value = arguments[i];
            if (value == null) {
                setNull(row, i);
            } else {
                cells[row * stride + FIRST_ARGUMENT + i] = bits(types.get(i), value);
            }
        }
    }

    private static long bits(ArgumentType type, Object value) {
        return switch (type) {
            case LONG -> (Long) value;
            case DOUBLE -> Double.doubleToLongBits((Double) value);
        };
    }

    private void open(int row, int most) {
        if (size * stride == cells.length) {
            resize(Math.min(most, size + (size >> 1) + 1));
        }
        System.arraycopy(cells, row * stride, cells, (row + 1) * stride, (size - row) * stride);
        long[] bits = nulls;
        if (bits != null) {
            System.arraycopy(bits, row * words(), bits, (row + 1) * words(), (size - row) * words());
            Arrays.fill(bits, row * words(), (row + 1) * words(), 0);
        }
        size++;
    }

    private void setNull(int row, int argument) {
        cells[row * stride + FIRST_ARGUMENT + argument] = 0;
        long[] bits = nulls;
        if (bits == null) {
            bits = new long[cells.length / stride * words()];
            nulls = bits;
        }
        bits[row * words() + (argument >>> 6)] |= 1L << argument;
    }

    private void resize(int capacity) {
        if (capacity * stride == cells.length) {
            return;
        }
        cells = Arrays.copyOf(cells, capacity * stride);
        if (nulls != null) {
            nulls = Arrays.copyOf(nulls, capacity * words());
        }
    }

    /** Moves the rows from {@code row} on into a new chunk. */
    Chunk split(int row) {
        Chunk rest = new Chunk(stride, 0);
        rest.cells = Arrays.copyOfRange(cells, row * stride, size * stride);
        rest.size = size - row;
        if (nulls != null) {
            rest.nulls = Arrays.copyOfRange(nulls, row * words(), size * words());
        }
        size = row;
        resize(row);
        return rest;
    }

    /** Forgets the first rows. */
    void dropFirst(int rows) {
        System.arraycopy(cells, rows * stride, cells, 0, (size - rows) * stride);
        if (nulls != null) {
            System.arraycopy(nulls, rows * words(), nulls, 0, (size - rows) * words());
        }
        size -= rows;
        if (size * stride <= cells.length / 4) {
            resize(size);
        }
    }

    private int words() {
        return (stride - FIRST_ARGUMENT + 63) >>> 6;
    }

    /** Estimated heap bytes. */
    long bytes() {
        return 32 + 16 + 8L * cells.length + (nulls == null ? 0 : 16 + 8L * nulls.length);
    }
}
