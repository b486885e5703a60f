package dev.pandan.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scorer of a runtime that takes rows together: cuts batches, and makes no score of one that is infinite. */
public abstract class BatchScorer implements Scorer {
    private static final int BATCH = 1024;
    private static final double BATCH_TOLERANCE = 1e-6;

    private final String name;
    private final Domain domain;

    protected BatchScorer(String name, Domain domain) {
        this.name = name;
        this.domain = domain;
    }

    /**
     * Scores rows in one call, or refuses them with {@code MISMATCH} if one does not fit the domain. Safe under concurrent calls.
     *
     * @param rows at least one, at most as many as {@link #mostRows}
     * @param offset where their scores go in the target
     */
    protected abstract void run(@Nullable Object[][] rows, double[] target, int offset);

    /** Most rows that the model takes at once. */
    protected int mostRows() {
        return BATCH;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Domain domain() {
        return domain;
    }

    @Override
    public final double score(@Nullable Object[] features) {
        double[] score = new double[1];
        runFinite(new @Nullable Object[][] {features}, score, 0);
        return score[0];
    }

    @Override
    public final double[] scores(List<@Nullable Object[]> rows) {
        @Nullable Object[][] all = rows.toArray(new @Nullable Object[0][]);
        double[] scores = new double[all.length];
        int step = mostRows();
        for (int from = 0; from < scores.length; from += step) {
            runFinite(Arrays.copyOfRange(all, from, Math.min(from + step, scores.length)), scores, from);
        }
        return scores;
    }

    private void runFinite(@Nullable Object[][] rows, double[] scores, int offset) {
        run(rows, scores, offset);
        for (int i = offset; i < offset + rows.length; i++) {
            scores[i] = Double.isFinite(scores[i]) ? scores[i] : Double.NaN;
        }
    }

    /** The vector loops of such runtimes do not promise the same bits for a row in a batch as for the row alone. */
    @Override
    public final double batchTolerance() {
        return BATCH_TOLERANCE;
    }

    /** Empty: the runtime does not say. */
    @Override
    public double[] contributions(@Nullable Object[] features) {
        return new double[0];
    }
}
