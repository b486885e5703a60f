package dev.pandan.engine.window;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tiles of one key in the order of time, none over another. Not thread-safe. */
final class Tiles {
    private final LogLayout layout;
    private final List<Tile> all = new ArrayList<>(1);
    /** Per window the tiles that it read last, as one; absent after any change. */
    private @Nullable Together @Nullable [] together;

    /** The tiles of a range of positions. */
    private record Together(int begin, int end, Tile tile) {}

    Tiles(LogLayout layout) {
        this.layout = layout;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    Tile last() {
        return all.get(all.size() - 1);
    }

    /** Puts tiles, in order, in the place of all that lie in a range. */
    void replace(long fromMicros, long toMicros, List<Tile> tiles) {
        all.removeIf(tile -> tile.fromMicros() >= fromMicros && tile.toMicros() <= toMicros);
        all.addAll(after(fromMicros), tiles);
        together = null;
    }

    /** Takes the tiles that end at a time or before out, as one. */
    Tile takeUntil(long toMicros) {
        Tile one = new Tile(layout, Tile.FORGOTTEN, Long.MIN_VALUE, toMicros);
        all.stream().filter(tile -> tile.toMicros() <= toMicros).forEach(one::add);
        replace(Long.MIN_VALUE, toMicros, List.of());
        return one;
    }

    /** The tile that covers a time. */
    @Nullable
    Tile covering(long timeMicros) {
        int next = after(timeMicros);
        return next > 0 && all.get(next - 1).toMicros() > timeMicros ? all.get(next - 1) : null;
    }

    /** The latest tile that begins before a time. */
    @Nullable
    Tile before(long timeMicros) {
        int next = after(timeMicros);
        int last = next > 0 && all.get(next - 1).fromMicros() == timeMicros ? next - 2 : next - 1;
        return last < 0 ? null : all.get(last);
    }

    /** Position of the first tile that begins after a time. */
    private int after(long timeMicros) {
        int low = -1;
        int high = all.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).fromMicros() <= timeMicros) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** To be called after a tile has taken in a row. */
    void changed() {
        together = null;
    }

    /** Adds the tiles that lie in a range of time to a window's reading. */
    void addTo(WindowReading reading, int window, long from, long to) {
        int begin = after(from);
        if (begin > 0) {
            Tile at = all.get(begin - 1);
            begin = at.fromMicros() == from ? begin - 1 : begin;
            requireWhole(at, from);
        }
        int end = begin;
        while (end < all.size() && all.get(end).toMicros() <= to) {
            end++;
        }
        if (end < all.size()) {
            requireWhole(all.get(end), to);
        }
        if (begin < end) {
            reading.add(tile(window, begin, end));
        }
    }

    private static void requireWhole(Tile tile, long edge) {
        if (tile.fromMicros() < edge && edge < tile.toMicros()) {
            throw new IllegalStateException("a window is read whose edge lies within a tile");
        }
    }

    private Tile tile(int window, int begin, int end) {
        if (end - begin == 1) {
            return all.get(begin);
        }
        if (together == null) {
            together = new Together[layout.windows()];
        }
        Together known = together[window];
        if (known == null || known.begin() != begin || known.end() != end) {
            Tile one = new Tile(
                    layout,
                    Tile.FORGOTTEN,
                    all.get(begin).fromMicros(),
                    all.get(end - 1).toMicros());
            all.subList(begin, end).forEach(one::add);
            known = new Together(begin, end, one);
            together[window] = known;
        }
        return known.tile();
    }

    long heapBytes() {
        long bytes = 64 + all.stream().mapToLong(tile -> 4 + tile.heapBytes()).sum();
        if (together != null) {
            for (Together one : together) {
                bytes += one == null ? 4 : 36 + one.tile().heapBytes();
            }
        }
        return bytes;
    }
}
