package dev.pandan.training.keyed;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.LabelProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.window.KeyLog;
import dev.pandan.engine.window.LogLayout;
import dev.pandan.engine.window.WindowValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Replays sorted items, one key after the other: what windows held for the events that read them. Memory holds one key at a time. Not thread-safe. */
final class KeyReplay implements Iterator<HeldWindows> {
    private static final int ROWS_BETWEEN_DROPS = 4_096;

    private final ProjectProgram program;
    private final DecisionProgram decision;
    private final KeyOrder order;
    private final Iterator<KeyItem> items;
    private final Map<Integer, LogLayout> layouts = new HashMap<>();
    private @Nullable KeyItem last;
    private @Nullable KeyItem next;
    private @Nullable KeyLog log;
    private int sinceDrop;

    /**
     * @param items sorted by {@code order}
     */
    KeyReplay(ProjectProgram program, DecisionProgram decision, KeyOrder order, Iterator<KeyItem> items) {
        this.program = program;
        this.decision = decision;
        this.order = order;
        this.items = items;
    }

    @Override
    public boolean hasNext() {
        while (next == null && items.hasNext()) {
            KeyItem item = items.next();
            KeyLog rows = turnTo(item);
            if (item.reads()) {
                next = item;
            } else {
                add(item, rows);
            }
        }
        return next != null;
    }

    private KeyLog turnTo(KeyItem item) {
        KeyItem before = last;
        boolean same = before != null && before.table() == item.table() && Arrays.equals(before.key(), item.key());
        last = item;
        KeyLog rows = log;
        if (!same || rows == null) {
            rows = new KeyLog(layout(item.table()));
            log = rows;
            sinceDrop = 0;
        }
        return rows;
    }

    private LogLayout layout(int table) {
        return layouts.computeIfAbsent(table, this::newLayout);
    }

    private LogLayout newLayout(int table) {
        if (table != KeyItem.LABEL) {
            return LogLayout.of(program, table);
        }
        LabelProgram label = decision.label().orElseThrow();
        return LogLayout.of(label.rows(), List.of(label.window()));
    }

    private void add(KeyItem item, KeyLog rows) {
        long time = item.place().timeMicros();
        rows.insert(time, item.place().id(), item.arguments());
        if (++sinceDrop == ROWS_BETWEEN_DROPS) {
            sinceDrop = 0;
            if (order == KeyOrder.EVENT_TIME || item.table() == KeyItem.LABEL) {
                rows.forget(time);
            }
        }
    }

    @Override
    public HeldWindows next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        KeyItem item = Objects.requireNonNull(next);
        next = null;
        KeyLog rows = Objects.requireNonNull(log);
        List<WindowValues> values = new ArrayList<>(item.windows().length);
        for (int window : item.windows()) {
            values.add(rows.values(inTable(item.table(), window), item.atMicros()));
        }
        return new HeldWindows(item.place(), item.windows(), values);
    }

    private int inTable(int table, int window) {
        return table == KeyItem.LABEL
                ? 0
                : program.windowsOf(table)
                        .indexOf(program.windows().get(decision.windows().get(window)));
    }
}
