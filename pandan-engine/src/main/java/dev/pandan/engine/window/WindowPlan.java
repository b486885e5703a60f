package dev.pandan.engine.window;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.window.Selection.Pick;
import dev.pandan.spec.project.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the aggregates of one window are found: which states it keeps, which rows it selects, each once however many aggregates need it. Immutable. */
final class WindowPlan {
    private final Frame frame;
    private final List<Aggregate> aggregates;
    private final StatePlan states;
    /** Per aggregate what it reads. */
    private final Source[] sources;
    /** Per state its position among those of the table's tiles; empty if it reads none. */
    private final int[] placesInTable;

    private final boolean readsTiles;
    /** Most rows, counted from the latest, that it names one by one. */
    private final int latestRows;

    /** What an aggregate reads. */
    private sealed interface Source {}

    /** The number of rows. */
    private record RowCount() implements Source {}

    /** A state of the window. */
    private record State(int slot) implements Source {}

    /** A row that is selected among those of the table. */
    private record Selected(int selection) implements Source {}

    /** The n-th latest row. */
    private record Latest(int rows) implements Source {}

    /**
     * @param tableSlots states of the tiles of the whole table, to which those of this window are added if it reads tiles
     * @param selections selections of the whole table, to which those of this window are added
     */
    WindowPlan(RowLayout rows, Window window, List<StatePlan.Slot> tableSlots, List<Selection> selections) {
        this.frame = window.frame();
        this.aggregates = window.aggregates();
        List<StatePlan.Slot> slots = new ArrayList<>();
        this.sources = aggregates.stream()
                .map(aggregate -> source(rows, aggregate, slots, selections))
                .toArray(Source[]::new);
        this.states = new StatePlan(rows, slots);
        this.readsTiles = !frame.isCounted()
                && slots.stream().allMatch(slot -> slot.kind().isSmall());
        this.placesInTable = readsTiles
                ? slots.stream().mapToInt(slot -> place(tableSlots, slot)).toArray()
                : new int[0];
        this.latestRows = aggregates.stream()
                .filter(aggregate -> aggregate.function() == AggregateFunction.PREVIOUS)
                .mapToInt(aggregate -> (int) aggregate.parameter())
                .max()
                .orElse(0);
    }

    private static Source source(
            RowLayout rows, Aggregate aggregate, List<StatePlan.Slot> slots, List<Selection> selections) {
        int argument = aggregate.argument();
        return switch (aggregate.function()) {
            case PREVIOUS -> new Latest((int) aggregate.parameter());
            case MIN -> new Selected(place(selections, new Selection(Pick.LEAST, argument)));
            case MAX -> new Selected(place(selections, new Selection(Pick.GREATEST, argument)));
            case MIN_BY -> new Selected(place(selections, new Selection(Pick.LEAST, aggregate.by())));
            case MAX_BY -> new Selected(place(selections, new Selection(Pick.GREATEST, aggregate.by())));
            case FIRST -> new Selected(place(selections, new Selection(Pick.FIRST, aggregate.by())));
            case LAST -> new Selected(place(selections, new Selection(Pick.LAST, aggregate.by())));
            default -> argument == Aggregate.ROWS ? new RowCount() : state(rows, aggregate, slots);
        };
    }

    private static Source state(RowLayout rows, Aggregate aggregate, List<StatePlan.Slot> slots) {
        Optional<StateKind> kind = StateKind.of(aggregate.function(), rows.type(aggregate.argument()));
        return new State(place(slots, new StatePlan.Slot(kind.orElseThrow(), aggregate.argument())));
    }

    private static <T> int place(List<T> all, T wanted) {
        if (!all.contains(wanted)) {
            all.add(wanted);
        }
        return all.indexOf(wanted);
    }

    Frame frame() {
        return frame;
    }

    int aggregates() {
        return sources.length;
    }

    StatePlan states() {
        return states;
    }

    int[] placesInTable() {
        return placesInTable;
    }

    int latestRows() {
        return latestRows;
    }

    /** How many of its latest rows have to be there one by one, if it has as many. */
    int latestNeeded() {
        return frame.isCounted() ? frame.lastRows() : latestRows;
    }

    /** Whether everything it computes can be put together from what a {@link Tile} keeps, but for the latest rows. */
    boolean readsTiles() {
        return readsTiles;
    }

    /** Whether it reads a tile of a range as a whole, or not at all, at a time. */
    boolean accepts(long tileFrom, long tileTo, long atMicros) {
        if (frame.isCounted()) {
            return true;
        }
        long from = frame.fromMicros(atMicros);
        long to = frame.toMicros(atMicros);
        if (!readsTiles) {
            return tileTo <= from || to <= tileFrom;
        }
        return !isInside(from, tileFrom, tileTo) && !isInside(to, tileFrom, tileTo);
    }

    private static boolean isInside(long edge, long from, long to) {
        return from < edge && edge < to;
    }

    @Nullable
    Object result(int aggregate, WindowReading read) {
        Aggregate spec = aggregates.get(aggregate);
        Source source = sources[aggregate];
        if (source instanceof State state) {
            return read.totals().state(state.slot()).result(spec.function(), spec.parameter());
        } else if (source instanceof Selected selected) {
            return read.selected(selected.selection(), spec.argument());
        } else if (source instanceof Latest latest) {
            return read.latest(latest.rows(), spec.argument());
        }
        return read.totals().rows();
    }
}
