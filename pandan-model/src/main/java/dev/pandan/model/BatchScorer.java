package dev.pandan.model;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scorer of a runtime that takes rows together: checks them, cuts batches, and makes no score of one that is infinite. */
public abstract class BatchScorer implements Scorer {
    private static final int BATCH = 1024;
    private static final double BATCH_TOLERANCE = 1e-6;

    private final String name;
    private final Domain domain;
    private final RowCheck check;

    protected BatchScorer(String name, Domain domain) {
        this.name = name;
        this.domain = domain;
        this.check = new RowCheck(domain);
    }

    /**
     * Scores rows of the domain in one call. Safe under concurrent calls.
     *
     * @param rows at least one, at most as many as {@link #mostRows}
     * @param offset where their scores go in the target
     */
    protected abstract void run(List<@Nullable Object[]> rows, double[] target, int offset);

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
        checkAndRun(Collections.singletonList(features), score, 0);
        return score[0];
    }

    @Override
    public final double[] scores(List<@Nullable Object[]> rows) {
        double[] scores = new double[rows.size()];
        int step = mostRows();
        for (int from = 0; from < scores.length; from += step) {
            checkAndRun(rows.subList(from, Math.min(from + step, scores.length)), scores, from);
        }
        return scores;
    }

    private void checkAndRun(List<@Nullable Object[]> rows, double[] scores, int offset) {
        check.check(rows);
        run(rows, scores, offset);
        for (int i = offset; i < offset + rows.size(); i++) {
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
