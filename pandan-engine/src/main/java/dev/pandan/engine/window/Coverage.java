package dev.pandan.engine.window;

import dev.pandan.spec.project.Frame;
import org.jspecify.annotations.Nullable;

/** Tells whether windows can be read from the rows and tiles that are there. */
final class Coverage {
    private final LogLayout layout;
    private final Rows rows;
    private final @Nullable Tiles tiles;
    private final long completeFrom;

    /**
     * @param completeFrom from when on each row is there, or in a tile
     */
    Coverage(LogLayout layout, Rows rows, @Nullable Tiles tiles, long completeFrom) {
        this.layout = layout;
        this.rows = rows;
        this.tiles = tiles;
        this.completeFrom = completeFrom;
    }

    @Nullable
    Lack lack(long atMicros) {
        long from = layout.neededFrom(atMicros);
        if (from < completeFrom) {
            return new Lack.Before(from);
        }
        for (int i = 0; i < layout.windows(); i++) {
            WindowPlan plan = layout.plan(i);
            Tile cut = tiles == null ? null : cut(plan, atMicros, tiles);
            if (cut != null) {
                return new Lack.Parts(cut);
            }
            Lack latest = plan.latestNeeded() == 0 ? null : latest(plan, atMicros);
            if (latest != null) {
                return latest;
            }
        }
        return null;
    }

    /** A tile that a window cannot read as a whole. */
    private static @Nullable Tile cut(WindowPlan plan, long atMicros, Tiles tiles) {
        Frame frame = plan.frame();
        if (frame.isCounted()) {
            return null;
        }
        long from = frame.fromMicros(atMicros);
        long to = frame.toMicros(atMicros);
        Tile first = tiles.covering(from);
        Tile last = tiles.before(to);
        if (!plan.readsTiles()) {
            return last != null && last.toMicros() > from ? last : null;
        }
        if (first != null && first.fromMicros() < from) {
            return first;
        }
        return last != null && last.toMicros() > to ? last : null;
    }

    private @Nullable Lack latest(WindowPlan plan, long atMicros) {
        long to = plan.frame().toMicros(atMicros);
        Tile below = tiles == null ? null : tiles.before(to);
        if (below != null && below.toMicros() > to) {
            return new Lack.Parts(below);
        }
        long from = below == null ? completeFrom : Math.max(completeFrom, below.toMicros());
        if (from <= plan.frame().fromMicros(atMicros) || holds(plan.latestNeeded(), from, to)) {
            return null;
        }
        return below == null ? new Lack.Latest(plan.latestNeeded()) : new Lack.Parts(below);
    }

    private boolean holds(int wanted, long from, long to) {
        int upper = rows.seek(to, rows.end());
        int position = rows.back(upper, wanted);
        return rows.distance(position, upper) >= wanted && rows.time(position) >= from;
    }
}
