package dev.pandan.training.batch;

import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.training.history.Timed;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event with what a decision about it is made of. Not a record: Spark's serializer cannot make records. Not to be modified. */
public final class UndecidedEvent implements Serializable, Timed {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final long timeMicros;
    private final @Nullable Object[] values;
    private final long[] rows;
    private final long[] hashes;
    private final ArrayList<byte @Nullable []> lookups;
    private final byte @Nullable [] row;

    UndecidedEvent(
            String id, long timeMicros, FeatureRow features, List<byte @Nullable []> lookups, byte @Nullable [] row) {
        this.id = id;
        this.timeMicros = timeMicros;
        this.values = features.values();
        this.rows = features.rows();
        this.hashes = features.hashes();
        this.lookups = new ArrayList<>(lookups);
        this.row = row;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long timeMicros() {
        return timeMicros;
    }

    public FeatureRow features() {
        return new FeatureRow(values, rows, hashes);
    }

    /** The rows looked up, in their binary form, in the order of the program's lookups; null: no such row. */
    public List<byte @Nullable []> lookups() {
        return lookups;
    }

    /** The event's own row in its binary form if it comes from a user's table; null: the log has it, or nobody wants it stored. */
    public byte @Nullable [] row() {
        return row;
    }

    @Override
    public String toString() {
        return id + " at " + timeMicros + " " + Arrays.deepToString(values);
    }
}
