package dev.pandan.live.tile;

import dev.pandan.engine.window.Tile;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.List;

/**
 * The tiles of a key that no tile of a higher level covers yet, per level, in the order of time. Where there are enough of a level, one of the next level is made of
 * them. Not thread-safe.
 */
public final class TileRuns {
    private final TableForm form;
    private final int children;
    private final List<List<SealedTile>> runs = new ArrayList<>();

    /**
     * @param children tiles that one of the next level is made of
     */
    public TileRuns(TableForm form, int children) {
        this.form = form;
        this.children = children;
    }

    /** Adds one that was stored before: it follows all others of its level. */
    public void put(SealedTile tile) {
        run(tile.tile().level()).add(tile);
    }

    /** The least arrival of all; {@code Long.MAX_VALUE} if there are none. */
    public long leastArrival() {
        return runs.stream()
                .flatMap(List::stream)
                .mapToLong(SealedTile::arrival)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Takes what came late into all of them. */
    public void upTo(long arrival, List<WindowRow> late) {
        runs.forEach(run -> run.replaceAll(tile -> tile.upTo(arrival, late, form)));
    }

    /** Adds a new one of the lowest level; gives those of higher levels that this completes. All have to have one arrival. */
    public List<SealedTile> add(SealedTile tile) {
        List<SealedTile> made = new ArrayList<>();
        SealedTile next = tile;
        while (next != null) {
            List<SealedTile> run = run(next.tile().level());
            run.add(next);
            next = run.size() < children ? null : parent(run, tile.arrival());
            if (next != null) {
                run.clear();
                made.add(next);
            }
        }
        return made;
    }

    private SealedTile parent(List<SealedTile> run, long arrival) {
        Tile first = run.get(0).tile();
        Tile last = run.get(run.size() - 1).tile();
        Tile parent = new Tile(form.layout(), first.level() + 1, first.fromMicros(), last.toMicros());
        run.forEach(child -> parent.add(child.tile()));
        return new SealedTile(parent, arrival);
    }

    private List<SealedTile> run(int level) {
        while (runs.size() <= level) {
            runs.add(new ArrayList<>());
        }
        return runs.get(level);
    }
}
