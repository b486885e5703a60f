package dev.pandan.training.keyed;

import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.replay.EventReplay;
import dev.pandan.engine.replay.LookupSource;
import dev.pandan.engine.replay.ReplayEvent;
import dev.pandan.engine.replay.ReplayOptions;
import dev.pandan.engine.replay.ReplaySink;
import dev.pandan.engine.window.WindowValues;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.LogRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Brings together what belongs to one id after the other: the event, what its windows held, its label. Not thread-safe. */
final class EventJoin implements Iterator<FeatureExample>, ReplaySink {
    private final Iterator<IdItem> items;
    private final StreamRows streams;
    private final EventReplay replay;
    private final List<Window> windows;
    private final int labelStream;
    private final long labelWatermarkMicros;
    private final Queue<FeatureExample> found = new ArrayDeque<>();
    private @Nullable IdItem next;

    /**
     * @param items sorted by an {@link IdOrder}
     */
    EventJoin(
            ProjectProgram program,
            JoinNeeds needs,
            LookupSource lookups,
            ReplayOptions options,
            Iterator<IdItem> items) {
        this.items = items;
        this.streams = new StreamRows(program, needs.streams());
        this.replay = new EventReplay(program, needs.decision(), lookups, options, this);
        this.windows = Objects.requireNonNull(program.decisions().get(needs.decision())).windows().stream()
                .map(program.windows()::get)
                .toList();
        this.labelStream = needs.labelStream();
        this.labelWatermarkMicros = needs.labelWatermarkMicros();
    }

    @Override
    public boolean hasNext() {
        while (found.isEmpty() && (next != null || items.hasNext())) {
            join(next == null ? items.next() : next);
        }
        return !found.isEmpty();
    }

    /** All items of the id that this one begins. */
    private void join(IdItem first) {
        List<HeldWindows> held = new ArrayList<>();
        boolean[] decided = new boolean[1];
        replay.begin();
        IdItem item = first;
        while (item != null && item.id().equals(first.id())) {
            HeldWindows windowsHeld = item.held();
            if (windowsHeld != null) {
                held.add(windowsHeld);
            } else {
                row(Objects.requireNonNull(item.row()), held, decided);
            }
            item = items.hasNext() ? items.next() : null;
        }
        next = item;
        replay.end(labelWatermarkMicros);
    }

    private void row(LogRow row, List<HeldWindows> held, boolean[] decided) {
        @Nullable Object[] values = streams.valid(row);
        boolean again =
                row.stream() == 0 && decided[0] && streams.stream(row).from().isPresent();
        if (values == null || again) {
            return;
        }
        ReplayEvent event =
                new ReplayEvent(streams.stream(row).name(), row.id(), row.timeMicros(), row.arrival(), values, false);
        if (row.stream() == 0) {
            decided[0] = true;
            decide(event, EventPlace.of(row), held);
        }
        if (row.stream() == labelStream) {
            replay.label(event);
        }
    }

    private void decide(ReplayEvent event, EventPlace place, List<HeldWindows> held) {
        @Nullable WindowValues[] all = new WindowValues[windows.size() + 1];
        held.stream().filter(some -> some.event().is(place)).forEach(some -> some.into(all));
        List<WindowValues> values = new ArrayList<>(windows.size());
        for (int i = 0; i < windows.size(); i++) {
            values.add(Objects.requireNonNull(all[i], windows.get(i).name()));
        }
        replay.decide(event, values, all[windows.size()]);
    }

    @Override
    public void decided(String id, long timeMicros, FeatureRow features, @Nullable Object label, boolean mature) {
        found.add(new FeatureExample(id, timeMicros, features, label, mature));
    }

    @Override
    public FeatureExample next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.remove();
    }
}
