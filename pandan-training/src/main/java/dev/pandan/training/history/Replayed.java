package dev.pandan.training.history;

import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.replay.ReplaySink;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What a replay finds, replayed as far as it is asked for. Not thread-safe. */
public final class Replayed<T> implements ReplaySink, Iterator<T> {
    private final Iterator<LogRow> rows;
    private final long labelWatermarkMicros;
    private final Form<T> form;
    private final Queue<T> found = new ArrayDeque<>();
    private @Nullable SliceReplay replay;

    /** What is made of an event that is decided about; as in {@link ReplaySink#decided}. */
    @FunctionalInterface
    public interface Form<T> {
        T of(String id, long timeMicros, FeatureRow features, @Nullable Object label, boolean mature);
    }

    /**
     * @param labelWatermarkMicros as of {@link dev.pandan.engine.replay.Replay#finish(long)}
     */
    public Replayed(Iterator<LogRow> rows, long labelWatermarkMicros, Form<T> form) {
        this.rows = rows;
        this.labelWatermarkMicros = labelWatermarkMicros;
        this.form = form;
    }

    /** What is found by a replay whose sink this is. */
    public Iterator<T> of(SliceReplay source) {
        replay = source;
        return this;
    }

    @Override
    public void decided(String id, long timeMicros, FeatureRow features, @Nullable Object label, boolean mature) {
        found.add(form.of(id, timeMicros, features, label, mature));
    }

    @Override
    public boolean hasNext() {
        SliceReplay source = replay;
        while (found.isEmpty() && source != null) {
            if (!source.some(rows)) {
                source.finish(labelWatermarkMicros);
                replay = null;
                source = null;
            }
        }
        return !found.isEmpty();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return Objects.requireNonNull(found.poll());
    }
}
