package dev.pandan.engine.window;

import dev.pandan.engine.program.ArgumentType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run of rows in order of (time, id), or (time, hash of the id) where the order within one time does not matter. Arrays grow by half while
 * there are few rows, so that keys with few rows stay small. Not thread-safe.
 */
final class Chunk {
    private static final Object[] NO_OBJECTS = {};
    private static final int EMPTY_BYTES = 48;
    /** From so many rows on arrays are doubled. */
    private static final int MANY = 64;

    private final RowLayout layout;
    private long[] cells;
    /** Ids of an ordered table and byte strings. */
    private @Nullable Object[] objects;
    /** Per row a bit per argument that is null; absent while no argument is. */
    private long @Nullable [] nulls;
    /** Best rows of parts of the chunk; made when they are first asked for. */
    private @Nullable BlockWinners winners;

    private int size;

    Chunk(RowLayout layout, int capacity) {
        this.layout = layout;
        this.cells = new long[layout.stride() * capacity];
        this.objects = layout.objects() == 0 ? NO_OBJECTS : new Object[layout.objects() * capacity];
    }

    RowLayout layout() {
        return layout;
    }

    int size() {
        return size;
    }

    long time(int row) {
        return cells[row * layout.stride()];
    }

    long hash(int row) {
        return cells[row * layout.stride() + 1];
    }

    /** UTF-8 of the row's id; null if the table keeps none. */
    byte @Nullable [] id(int row) {
        return layout.ordered() ? (byte[]) objects[row * layout.objects()] : null;
    }

    /** A long of a row. */
    long cell(int row, int place) {
        return cells[row * layout.stride() + place];
    }

    byte[] bytes(int row, int argument) {
        return (byte[]) Objects.requireNonNull(objects[row * layout.objects() + layout.place(argument)]);
    }

    BigInteger decimal(int row, int argument) {
        int place = layout.place(argument);
        return Int128.value(cell(row, place), cell(row, place + 1));
    }

    boolean isNull(int row, int argument) {
        long[] bits = nulls;
        return bits != null && (bits[row * layout.nullWords() + (argument >>> 6)] & 1L << argument) != 0;
    }

    /** What carries the argument's value, or null. */
    @Nullable
    Object value(int row, int argument) {
        if (isNull(row, argument)) {
            return null;
        }
        return switch (layout.type(argument)) {
            case LONG -> (Object) cell(row, layout.place(argument));
            case DOUBLE -> (Object) Double.longBitsToDouble(cell(row, layout.place(argument)));
            case DECIMAL -> decimal(row, argument);
            case BYTES -> bytes(row, argument);
        };
    }

    long lastTime() {
        return time(size - 1);
    }

    /** Order of a row against a time, a hash, and an id where ids are kept. */
    int compare(int row, long time, long hash, byte @Nullable [] id) {
        int byTime = Long.compare(time(row), time);
        if (byTime != 0) {
            return byTime;
        }
        byte[] own = id(row);
        return own == null || id == null ? Long.compare(hash(row), hash) : Arrays.compareUnsigned(own, id);
    }

    /** Order of two rows, of two chunks perhaps. */
    static int compare(Chunk a, int rowOfA, Chunk b, int rowOfB) {
        return a.compare(rowOfA, b.time(rowOfB), b.hash(rowOfB), b.id(rowOfB));
    }

    /** First row that is not less, or the size. */
    int find(long time, long hash, byte @Nullable [] id) {
        int low = -1;
        int high = size;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (compare(middle, time, hash, id) < 0) {
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
     * @param arguments null or what carries the type, per argument
     * @param most rows that the chunk will ever hold
     */
    void insert(int row, long time, long hash, byte @Nullable [] id, @Nullable Object[] arguments, int most) {
        open(row, most);
        int first = row * layout.stride();
        cells[first] = time;
        cells[first + 1] = hash;
        if (layout.ordered()) {
            objects[row * layout.objects()] = id;
        }
        for (int i = 0; i < layout.arguments(); i++) {
            put(row, i, arguments[i]);
        }
    }

    private void put(int row, int argument, @Nullable Object value) {
        if (value == null) {
            setNull(row, argument);
            return;
        }
        int place = layout.place(argument);
        int cell = row * layout.stride() + place;
        switch (layout.type(argument)) {
            case LONG -> cells[cell] = (Long) value;
            case DOUBLE -> cells[cell] = Double.doubleToLongBits((Double) value);
            case DECIMAL -> {
                cells[cell] = Int128.high((BigInteger) value);
                cells[cell + 1] = ((BigInteger) value).longValue();
            }
            case BYTES -> objects[row * layout.objects() + place] = value;
        }
    }

    /** Appends a copy of a row of another chunk of the same layout. */
    void append(Chunk from, int row, int most) {
        @Nullable Object[] arguments = new Object[layout.arguments()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = from.value(row, i);
        }
        insert(size, from.time(row), from.hash(row), from.id(row), arguments, most);
    }

    private void open(int row, int most) {
        if (size * layout.stride() == cells.length) {
            resize(Math.min(most, size < MANY ? size + (size >> 1) + 1 : 2 * size));
        }
        move(row, row + 1);
        clear(row);
        size++;
        if (winners != null) {
            winners.changed(row);
        }
    }

    /** Moves the rows from {@code row} on to where {@code to} is. */
    private void move(int row, int to) {
        int moved = size - row;
        int stride = layout.stride();
        System.arraycopy(cells, row * stride, cells, to * stride, moved * stride);
        int width = layout.objects();
        System.arraycopy(objects, row * width, objects, to * width, moved * width);
        if (nulls != null) {
            int words = layout.nullWords();
            System.arraycopy(nulls, row * words, nulls, to * words, moved * words);
        }
    }

    private void clear(int row) {
        Arrays.fill(objects, row * layout.objects(), (row + 1) * layout.objects(), null);
        if (nulls != null) {
            Arrays.fill(nulls, row * layout.nullWords(), (row + 1) * layout.nullWords(), 0);
        }
    }

    private void setNull(int row, int argument) {
        if (layout.type(argument) != ArgumentType.BYTES) {
            cells[row * layout.stride() + layout.place(argument)] = 0;
        }
        long[] bits = nulls;
        if (bits == null) {
            bits = new long[cells.length / layout.stride() * layout.nullWords()];
            nulls = bits;
        }
        bits[row * layout.nullWords() + (argument >>> 6)] |= 1L << argument;
    }

    private void resize(int capacity) {
        if (capacity * layout.stride() == cells.length) {
            return;
        }
        cells = Arrays.copyOf(cells, capacity * layout.stride());
        if (layout.objects() > 0) {
            objects = Arrays.copyOf(objects, capacity * layout.objects());
        }
        if (nulls != null) {
            nulls = Arrays.copyOf(nulls, capacity * layout.nullWords());
        }
    }

    /** A chunk to follow this one, which is full: it will be, too. */
    Chunk next() {
        return new Chunk(layout, size >> 1);
    }

    /** Moves the rows from {@code row} on into a new chunk. */
    Chunk split(int row) {
        Chunk rest = new Chunk(layout, 0);
        rest.cells = Arrays.copyOfRange(cells, row * layout.stride(), size * layout.stride());
        rest.objects = Arrays.copyOfRange(objects, row * layout.objects(), size * layout.objects());
        rest.size = size - row;
        if (nulls != null) {
            rest.nulls = Arrays.copyOfRange(nulls, row * layout.nullWords(), size * layout.nullWords());
        }
        size = row;
        resize(row);
        winners = null;
        return rest;
    }

    /** Forgets the first rows. */
    void dropFirst(int rows) {
        int kept = size - rows;
        move(rows, 0);
        Arrays.fill(objects, kept * layout.objects(), size * layout.objects(), null);
        size = kept;
        winners = null;
        if (size * layout.stride() <= cells.length / 4) {
            // Half of it stays free: what was dropped is often followed by as much again.
            resize(2 * size);
        }
    }

    /** Best rows of parts of the chunk. */
    BlockWinners winners(Selections selections) {
        BlockWinners made = winners;
        if (made == null) {
            made = new BlockWinners(this, selections);
            winners = made;
        }
        return made;
    }

    /** Estimated heap bytes; of byte strings what is kept of them. */
    long heapBytes() {
        long bytes = EMPTY_BYTES + 16 + 8L * cells.length + (nulls == null ? 0 : 16 + 8L * nulls.length);
        if (layout.objects() > 0) {
            bytes += 16 + 4L * objects.length;
            for (Object object : objects) {
                bytes += object == null ? 0 : 16 + ((byte[]) object).length;
            }
        }
        return bytes + (winners == null ? 0 : winners.heapBytes());
    }
}
