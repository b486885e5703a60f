package dev.pandan.live;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which window tables hold all rows of their streams, each with the edition of its tiles, and whether a load has begun and not ended. An edition that was given up is never used
 * again: tiles of it are no longer read. Thread-safe; changed by the holder of the lease only.
 */
final class WholeTables {
    private static final String CELL = "live/windows";
    private static final String TABLE = "table ";
    private static final String NEXT = "next-edition";
    private static final String LOADING = "loading";
    private static final String BROKEN = "broken-load";

    private final ObjectStore objects;
    /** Replaced as a whole. */
    private volatile State state = new State(0, new TreeMap<>());

    /**
     * @param version of the cell
     * @param lines edition by table, and what else is noted: their names do not begin as those of tables do
     */
    private record State(long version, Map<String, Long> lines) {}

    WholeTables(ObjectStore objects) {
        this.objects = objects;
    }

    /** Waits for the store. */
    void read() {
        Optional<ObjectStore.Cell> cell = Waiting.get(objects.cell(CELL));
        Map<String, Long> lines = new TreeMap<>();
        cell.ifPresent(found -> new String(found.value(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    int space = line.lastIndexOf(' ');
                    lines.put(line.substring(0, space), Long.parseLong(line.substring(space + 1)));
                }));
        state = new State(cell.map(ObjectStore.Cell::version).orElse(0L), lines);
    }

    /** Edition of a table's tiles. */
    long edition(String table) {
        return state.lines().getOrDefault(key(table), 0L);
    }

    boolean isWhole(String table) {
        return state.lines().containsKey(key(table));
    }

    /** Whether these tables are whole and no others. */
    boolean areJust(Set<String> tables) {
        Set<String> whole = state.lines().keySet().stream()
                .filter(line -> line.startsWith(TABLE))
                .map(line -> line.substring(TABLE.length()))
                .collect(Collectors.toSet());
        return whole.equals(tables);
    }

    /** Notes that these tables are whole and others are not; those that are new get an edition of their own. */
    void keepOnly(Set<String> tables) {
        Map<String, Long> lines = new TreeMap<>(state.lines());
        lines.keySet().removeIf(line -> line.startsWith(TABLE) && !tables.contains(line.substring(TABLE.length())));
        long next = next(lines);
        for (String table : tables) {
            if (!lines.containsKey(key(table))) {
                lines.put(key(table), next);
            }
        }
        lines.put(NEXT, next + 1);
        write(lines);
    }

    /** Notes that a load begins, and whether an earlier one did not end. */
    void beginLoad() {
        Map<String, Long> lines = new TreeMap<>(state.lines());
        if (lines.put(LOADING, 1L) != null) {
            lines.put(BROKEN, 1L);
        }
        write(lines);
    }

    /** Whether a load began and did not end: in this process, or in one that may have left writes on their way. */
    boolean isLoading() {
        return state.lines().containsKey(LOADING);
    }

    /** Whether a load was ever broken off: events of it may have no window rows yet, though tiles were made since. */
    boolean isBroken() {
        return state.lines().containsKey(BROKEN);
    }

    /** Gives up all tiles. To be called before window rows are written of events that were stored before. */
    void giveUpTiles() {
        Map<String, Long> lines = new TreeMap<>(state.lines());
        long next = next(lines);
        lines.replaceAll((line, value) -> line.startsWith(TABLE) ? next : value);
        lines.put(NEXT, next + 1);
        write(lines);
    }

    void endLoad() {
        Map<String, Long> lines = new TreeMap<>(state.lines());
        lines.remove(LOADING);
        write(lines);
    }

    private static long next(Map<String, Long> lines) {
        return lines.getOrDefault(NEXT, 1L);
    }

    private static String key(String table) {
        return TABLE + table;
    }

    private void write(Map<String, Long> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (line, value) -> text.append(line).append(' ').append(value).append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (!Waiting.get(objects.compareAndSet(CELL, state.version(), bytes))) {
            throw PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "another process has written to the project's database; start this one again");
        }
        read();
    }
}
