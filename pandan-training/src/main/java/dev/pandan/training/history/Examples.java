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
final class Examples implements ReplaySink, Iterator<FeatureExample> {
    private final Iterator<LogRow> rows;
    private final long labelWatermarkMicros;
    private final Queue<FeatureExample> found = new ArrayDeque<>();
    private @Nullable SliceReplay replay;

    /**
     * @param labelWatermarkMicros as of {@link dev.pandan.engine.replay.Replay#finish(long)}
     */
    Examples(Iterator<LogRow> rows, long labelWatermarkMicros) {
        this.rows = rows;
        this.labelWatermarkMicros = labelWatermarkMicros;
    }

    /** Those of a replay whose sink this is. */
    Iterator<FeatureExample> of(SliceReplay source) {
        replay = source;
        return this;
    }

    @Override
    public void decided(String id, long timeMicros, FeatureRow features, @Nullable Object label, boolean mature) {
        found.add(new FeatureExample(id, timeMicros, features, label, mature));
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
    public FeatureExample next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return Objects.requireNonNull(found.poll());
    }
}
