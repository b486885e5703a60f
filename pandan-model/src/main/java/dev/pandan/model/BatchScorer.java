package dev.pandan.model;

import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.engine.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scorer of a runtime that takes rows together: cuts batches, makes no score of one that is infinite, and tells the likeliest class or the nearest cluster from
 * the values of all.
 */
public abstract class BatchScorer implements Scorer {
    private static final int BATCH = 1024;
    private static final double BATCH_TOLERANCE = 1e-6;

    private final String name;
    private final Domain domain;
    private final OutputKind kind;
    private final List<String> classes;

    /** Of one value per row. */
    protected BatchScorer(String name, Domain domain) {
        this(name, domain, OutputKind.NUMBER, List.of());
    }

    /** @param classes or clusters that it tells apart, in the order of its values; empty unless {@code kind} is CLASS or DISTANCE */
    protected BatchScorer(String name, Domain domain, OutputKind kind, List<String> classes) {
        this.name = name;
        this.domain = domain;
        this.kind = kind;
        this.classes = List.copyOf(classes);
    }

    /**
     * Scores rows in one call, or refuses them with {@code MISMATCH} if one does not fit the domain. Safe under concurrent calls.
     *
     * @param rows at least one, at most as many as {@link #mostRows}
     * @param target one value per row, or one per class, side by side
     * @param offset where their values go in the target
     */
    protected abstract void run(@Nullable Object[][] rows, double[] target, int offset);

    /**
     * The same of rows from one to another, which fit the domain.
     *
     * @param to behind the last one
     */
    protected void run(Rows rows, int from, int to, double[] target, int offset) {
        run(rows.boxed(from, to).toArray(new @Nullable Object[0][]), target, offset);
    }

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
        if (!classes.isEmpty()) {
            return verdict(features).score();
        }
        double[] score = new double[1];
        run(new @Nullable Object[][] {features}, score, 0);
        makeFinite(score, 0, 1);
        return score[0];
    }

    @Override
    public final Verdict verdict(@Nullable Object[] features) {
        if (classes.isEmpty()) {
            return Verdict.of(score(features));
        }
        double[] values = new double[classes.size()];
        run(new @Nullable Object[][] {features}, values, 0);
        makeFinite(values, 0, values.length);
        return verdictOf(values);
    }

    @Override
    public final double[] scores(List<@Nullable Object[]> rows) {
        @Nullable Object[][] all = rows.toArray(new @Nullable Object[0][]);
        return scores(
                all.length,
                (from, to, target, offset) ->
                        run(to - from == all.length ? all : Arrays.copyOfRange(all, from, to), target, offset));
    }

    @Override
    public final double[] scores(Rows rows) {
        if (!rows.domain().equals(domain)) {
            throw new IllegalArgumentException("rows of another model's domain");
        }
        return scores(rows.size(), (from, to, target, offset) -> run(rows, from, to, target, offset));
    }

    /** Some of all rows. */
    private interface Part {
        void run(int from, int to, double[] target, int offset);
    }

    private double[] scores(int count, Part part) {
        double[] scores = new double[count];
        int step = mostRows();
        for (int from = 0; from < count; from += step) {
            int to = Math.min(from + step, count);
            if (classes.isEmpty()) {
                part.run(from, to, scores, from);
                makeFinite(scores, from, to);
            } else {
                runClasses(part, from, to, scores);
            }
        }
        return scores;
    }

    private void runClasses(Part part, int from, int to, double[] scores) {
        int width = classes.size();
        double[] values = new double[(to - from) * width];
        part.run(from, to, values, 0);
        makeFinite(values, 0, values.length);
        for (int i = from; i < to; i++) {
            int first = (i - from) * width;
            scores[i] =
                    verdictOf(Arrays.copyOfRange(values, first, first + width)).score();
        }
    }

    @Override
    public final List<double[]> values(List<@Nullable Object[]> rows) {
        int width = Math.max(1, classes.size());
        List<double[]> values = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += mostRows()) {
            @Nullable
            Object[][] some =
                    rows.subList(from, Math.min(from + mostRows(), rows.size())).toArray(new @Nullable Object[0][]);
            double[] all = new double[some.length * width];
            runWhole(some, all);
            for (int i = 0; i < all.length; i += width) {
                values.add(Arrays.copyOfRange(all, i, i + width));
            }
        }
        return values;
    }

    /** Like {@link #run}, for what {@link #values} tells: of clusters the distance also from those that a row cannot be of. */
    protected void runWhole(@Nullable Object[][] rows, double[] target) {
        run(rows, target, 0);
    }

    /** A distance may be infinite. */
    private void makeFinite(double[] values, int from, int to) {
        if (kind == OutputKind.DISTANCE) {
            return;
        }
        for (int i = from; i < to; i++) {
            values[i] = Double.isFinite(values[i]) ? values[i] : Double.NaN;
        }
    }

    private Verdict verdictOf(double[] values) {
        return kind == OutputKind.DISTANCE
                ? Verdict.nearest(classes, values)
                : Verdict.of(new ClassProbabilities(classes, values));
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
