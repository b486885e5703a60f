package dev.pandan.live;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.live.cache.TableKey;
import dev.pandan.live.tile.TileLimits;
import dev.pandan.spec.row.Key;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the keys of a load whose windows hold so many rows that tiles are worth while. Not thread-safe. */
final class LoadedKeys {
    private static final int MOST = 10_000;
    /** Keys with fewer rows than one in so many of the first chunk in which they occur are not looked at. */
    private static final int RARE = 1_000;

    private final ProjectProgram program;
    private final TileLimits limits;
    private final Map<String, Integer> tables = new HashMap<>();
    private final Map<TableKey, Loaded> keys = new HashMap<>();

    /** Rows of a key and between which times they lie. */
    private static final class Loaded {
        long rows;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
    }

    LoadedKeys(ProjectProgram program, TileLimits limits) {
        this.program = program;
        this.limits = limits;
        for (int i = 0; i < program.tables().size(); i++) {
            if (LogLayout.of(program, i).readsTiles()) {
                tables.put(program.tables().get(i).name(), i);
            }
        }
    }

    /**
     * @param rows sorted by table and key
     */
    void add(List<WindowRow> rows) {
        int begin = 0;
        for (int i = 1; i <= rows.size(); i++) {
            if (i == rows.size() || !isSameKey(rows.get(begin), rows.get(i))) {
                addKey(rows.subList(begin, i), rows.size());
                begin = i;
            }
        }
    }

    private static boolean isSameKey(WindowRow one, WindowRow other) {
        return one.key().equals(other.key()) && one.table().equals(other.table());
    }

    private void addKey(List<WindowRow> rows, int all) {
        Integer table = tables.get(rows.get(0).table());
        if (table == null) {
            return;
        }
        Key key = rows.get(0).key();
        Loaded loaded = keys.get(new TableKey(table, key));
        if (loaded == null) {
            if (rows.size() < all / RARE || keys.size() == MOST) {
                return;
            }
            loaded = new Loaded();
            keys.put(new TableKey(table, key), loaded);
        }
        loaded.rows += rows.size();
        for (WindowRow row : rows) {
            loaded.first = Math.min(loaded.first, row.timeMicros());
            loaded.last = Math.max(loaded.last, row.timeMicros());
        }
    }

    List<TableKey> hot() {
        List<TableKey> hot = new ArrayList<>();
        keys.forEach((key, loaded) -> {
            WindowTable table = program.tables().get(key.table());
            double span = Math.max(1.0, (double) loaded.last - loaded.first);
            if (loaded.rows * Math.min(1, table.longestMicros() / span) >= limits.hotRows()) {
                hot.add(key);
            }
        });
        return hot;
    }
}
