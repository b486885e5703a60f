package dev.pandan.training.parity;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.FeatureRow;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a task found out about one decision. Not a record: Spark's serializer cannot make records. Immutable. */
final class Checked implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[] stored;
    private final @Nullable Object label;
    private final boolean comparable;
    private final int[] features;
    private final int[] windows;
    private final long[] rows;
    private final long[] hashes;

    private Checked(
            byte[] stored, @Nullable Object label, boolean comparable, int[] features, int[] windows, FeatureRow now) {
        this.stored = stored;
        this.label = label;
        this.comparable = comparable;
        this.features = features;
        this.windows = windows;
        this.rows = now.rows();
        this.hashes = now.hashes();
    }

    /**
     * Compares a decision with its features as they are computed now.
     *
     * @param stored its binary form
     * @param same whether it may have been made by this program at all
     */
    static Checked of(byte[] stored, Decision decision, FeatureRow now, @Nullable Object label, boolean same) {
        FeatureRow then = decision.features();
        boolean comparable =
                same && then.values().length == now.values().length && then.rows().length == now.rows().length;
        if (!comparable) {
            return new Checked(stored, label, false, new int[0], new int[0], now);
        }
        int[] features = IntStream.range(0, now.values().length)
                .filter(i -> !equal(then.values()[i], now.values()[i]))
                .toArray();
        int[] windows = IntStream.range(0, now.rows().length)
                .filter(i -> then.rows()[i] != now.rows()[i] || then.hashes()[i] != now.hashes()[i])
                .toArray();
        return new Checked(stored, label, true, features, windows, now);
    }

    /** Float values are canonical: equal bits are equal values, NaN included. */
    private static boolean equal(@Nullable Object then, @Nullable Object now) {
        if (then instanceof float[] a && now instanceof float[] b) {
            return Arrays.equals(a, b);
        }
        return (then instanceof Float a && now instanceof Float b)
                ? Float.floatToRawIntBits(a) == Float.floatToRawIntBits(b)
                : Objects.equals(then, now);
    }

    /** The decision's binary form. */
    byte[] stored() {
        return stored;
    }

    /** Null if it is not known yet. */
    @Nullable
    Object label() {
        return label;
    }

    /** Whether the decision has the features and windows of the program. */
    boolean isComparable() {
        return comparable;
    }

    boolean differs() {
        return features.length > 0 || windows.length > 0;
    }

    /** Positions of the features that differ. */
    int[] features() {
        return features;
    }

    /** Positions, among the decision's windows, of those that differ. */
    int[] windows() {
        return windows;
    }

    /** Rows that a window holds now. */
    long rows(int window) {
        return rows[window];
    }

    /** Hash of the ids that a window holds now. */
    long hash(int window) {
        return hashes[window];
    }
}
