package dev.pandan.training.history;

import dev.pandan.engine.decide.FeatureRow;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The features of one event, recomputed from history, with its label. Not a record: Spark's serializer cannot make records. Not to be modified. */
public final class FeatureExample implements Serializable, Timed {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final long timeMicros;
    private final @Nullable Object[] values;
    private final long[] rows;
    private final long[] hashes;
    private final @Nullable Object label;
    private final boolean mature;
    private final double weight;

    /** One that weighs 1. */
    public FeatureExample(String id, long timeMicros, FeatureRow features, @Nullable Object label, boolean mature) {
        this(id, timeMicros, features, label, mature, 1);
    }

    private FeatureExample(
            String id, long timeMicros, FeatureRow features, @Nullable Object label, boolean mature, double weight) {
        this.id = id;
        this.timeMicros = timeMicros;
        this.values = features.values();
        this.rows = features.rows();
        this.hashes = features.hashes();
        this.label = label;
        this.mature = mature;
        this.weight = weight;
    }

    /** The same that weighs something else; a weight that is unknown is NaN. */
    public FeatureExample weighing(double other) {
        return new FeatureExample(id, timeMicros, features(), label, mature, other);
    }

    /** How much it counts where it is learnt from. */
    public double weight() {
        return weight;
    }

    /** The same event with other values; it weighs as much. */
    public FeatureExample with(@Nullable Object[] others) {
        return new FeatureExample(id, timeMicros, new FeatureRow(others, rows, hashes), label, mature, weight);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long timeMicros() {
        return timeMicros;
    }

    /** {@code Float}, {@code String}, {@code float[]} or null per feature. */
    public @Nullable Object[] values() {
        return values;
    }

    public FeatureRow features() {
        return new FeatureRow(values, rows, hashes);
    }

    /** {@code Boolean}, {@code Double} or {@code String}; null: unknown. */
    public @Nullable Object label() {
        return label;
    }

    /** The label as a number: 1 for true, 0 for false, for a class and if it is unknown. */
    public double labelNumber() {
        return label instanceof Double number ? number : Boolean.TRUE.equals(label) ? 1 : 0;
    }

    /** Whether the label will not change any more. */
    public boolean mature() {
        return mature;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureExample row
                && id.equals(row.id)
                && timeMicros == row.timeMicros
                && Arrays.deepEquals(values, row.values)
                && Arrays.equals(rows, row.rows)
                && Arrays.equals(hashes, row.hashes)
                && Objects.equals(label, row.label)
                && mature == row.mature
                && Double.compare(weight, row.weight) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, timeMicros);
    }

    @Override
    public String toString() {
        return id + " at " + timeMicros + " " + Arrays.deepToString(values) + " " + Arrays.toString(rows) + " "
                + Arrays.toString(hashes) + " " + label;
    }
}
