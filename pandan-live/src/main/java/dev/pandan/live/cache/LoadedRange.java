package dev.pandan.live.cache;

import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.Tile;
import dev.pandan.live.tile.TableForm;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was read of a range of a key's time, until it is put into the key's log as a whole. Each row is in it once: in one of the tiles, or by itself. */
final class LoadedRange {
    private final TableForm form;
    private long fromMicros;
    private final long toMicros;
    private final List<Part> parts = new ArrayList<>();
    private final List<WindowRow> rows = new ArrayList<>();
    private final List<WindowRow> late = new ArrayList<>();
    private final List<AdmittedRow> admitted = new ArrayList<>();

    /** A tile with the arrival up to which rows are in it. */
    private record Part(Tile tile, long arrival) {}

    private record RowId(long timeMicros, String id) {}

    LoadedRange(TableForm form, long fromMicros, long toMicros) {
        this.form = form;
        this.fromMicros = fromMicros;
        this.toMicros = toMicros;
    }

    long fromMicros() {
        return fromMicros;
    }

    long toMicros() {
        return toMicros;
    }

    /** It begins later than was thought. */
    void startAt(long micros) {
        fromMicros = micros;
    }

    boolean covers(long timeMicros) {
        return fromMicros <= timeMicros && timeMicros < toMicros;
    }

    void add(List<WindowRow> more) {
        rows.addAll(more);
    }

    void add(Tile tile, long arrival) {
        parts.add(new Part(tile, arrival));
    }

    void addLate(List<WindowRow> more) {
        late.addAll(more);
    }

    /** A row that is not durable yet, or was admitted since reading began. */
    void add(AdmittedRow row) {
        if (covers(row.timeMicros())) {
            admitted.add(row);
        }
    }

    boolean hasTiles() {
        return !parts.isEmpty();
    }

    /** All that came later is not in every tile. */
    long leastArrival() {
        return parts.stream().mapToLong(Part::arrival).min().orElse(Long.MAX_VALUE);
    }

    int rows() {
        return rows.size();
    }

    int lateRows() {
        return late.size();
    }

    int tiles() {
        return parts.size();
    }

    /** Puts it in the place of what the log has of this range. */
    void putInto(KeyLog log) {
        parts.sort(Comparator.comparingLong(part -> part.tile().fromMicros()));
        Set<RowId> added = new HashSet<>();
        for (WindowRow row : late) {
            Part part = partOf(row.timeMicros());
            if (part != null && row.arrival() > part.arrival() && added.add(new RowId(row.timeMicros(), row.id()))) {
                part.tile().add(row.timeMicros(), row.id(), form.arguments(row));
            }
        }
        for (AdmittedRow row : admitted) {
            Part part = partOf(row.timeMicros());
            if (part != null && row.arrival() > part.arrival() && added.add(new RowId(row.timeMicros(), row.id()))) {
                part.tile().add(row.timeMicros(), row.id(), form.arguments(row.values()));
            }
        }
        log.replace(fromMicros, toMicros, parts.stream().map(Part::tile).toList());
        rows.forEach(row -> log.insert(row.timeMicros(), row.id(), form.arguments(row)));
        for (AdmittedRow row : admitted) {
            if (partOf(row.timeMicros()) == null && covers(row.timeMicros())) {
                log.insert(row.timeMicros(), row.id(), form.arguments(row.values()));
            }
        }
    }

    private @Nullable Part partOf(long timeMicros) {
        int low = -1;
        int high = parts.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (parts.get(middle).tile().fromMicros() <= timeMicros) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low >= 0 && parts.get(low).tile().covers(timeMicros) ? parts.get(low) : null;
    }
}
