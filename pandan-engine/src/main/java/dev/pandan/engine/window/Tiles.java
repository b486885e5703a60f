package dev.pandan.engine.window;

import java.util.List;

/** The tiles of one key in the order of time, none over another. Not thread-safe. */
final class Tiles {
    private final LogLayout layout;
    private final List<Tile> all;

    Tiles(LogLayout layout, Tile first) {
        this(layout, List.of(first));
    }

    private Tiles(LogLayout layout, List<Tile> all) {
        this.layout = layout;
        this.all = all;
    }

    /** The same with another tile, which goes up to a later time; it is joined to the last one. */
    Tiles followedBy(Tile tile) {
        return new Tiles(layout, List.of(all.get(0).followedBy(layout, tile)));
    }

    /** Adds the tiles that lie in a range of time to a reading. */
    void addTo(WindowReading reading, long from, long to) {
        List<Tile> inside = all.stream()
                .filter(tile -> from <= tile.fromMicros() && tile.toMicros() <= to)
                .toList();
        if (!inside.isEmpty()) {
            reading.add(layout, inside);
        }
    }

    long heapBytes() {
        return 32 + all.stream().mapToLong(Tile::heapBytes).sum();
    }
}
