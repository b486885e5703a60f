package dev.pandan.engine.program;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.spec.row.Key;
import org.jspecify.annotations.Nullable;

/** Compiled expressions of one decision. Not thread-safe. Never throws on data: a bad value gives null. */
public interface DecisionCode {

    /**
     * Key under which the event reads a window.
     *
     * @param window position in {@link ProjectProgram#windows()}
     */
    Key windowKey(int window, @Nullable Object[] event);

    /**
     * Keys under which the event reads several windows; keys that are made in the same way are made once.
     *
     * @param windows positions in {@link ProjectProgram#windows()}
     * @param keys receives one key per window
     */
    default void windowKeys(int[] windows, @Nullable Object[] event, Key[] keys) {
        for (int i = 0; i < windows.length; i++) {
            keys[i] = windowKey(windows[i], event);
        }
    }

    /**
     * Key under which the event reads a table.
     *
     * @param lookup position in {@link DecisionProgram#lookups()}
     */
    Key lookupKey(int lookup, @Nullable Object[] event);

    /**
     * @param input as described at {@link DecisionProgram}
     * @param features receives {@code Float}, {@code String}, {@code float[]} or null per feature, see {@link FeatureType}
     */
    void features(@Nullable Object[] input, @Nullable Object[] features);

    /**
     * Label of an event, computed on the row of the label stream with the event's id: what {@link dev.pandan.spec.project.Target} the decision has says whether it is a {@code Boolean},
     * a finite {@code Double} or a {@code String}; null if unknown.
     */
    @Nullable
    Object label(@Nullable Object[] row);

    /** The label by key of a decision whose program has one. */
    default LabelCode labelByKey() {
        throw new IllegalStateException("the decision has no label by key");
    }

    /**
     * What a training row weighs, of a decision whose model says so by an expression: any {@code double}, or null.
     *
     * @param features as {@link #features} makes them
     */
    default @Nullable Double weight(@Nullable Object[] features) {
        throw new IllegalStateException("the decision has no weights");
    }

    /** Position of the first rule of the policy that is true, or -1; {@code score} is a number, not NaN. */
    int rule(double score, @Nullable Object[] features);

    /** The same for what a model of any kind says; its score is no NaN. */
    default int rule(Verdict verdict, @Nullable Object[] features) {
        return rule(verdict.score(), features);
    }
}
