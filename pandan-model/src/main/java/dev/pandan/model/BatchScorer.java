package dev.pandan.model;

import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.engine.verdict.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scorer of a runtime that takes rows together: checks them, cuts batches, makes no score of one that is infinite, and tells the likeliest class or the nearest cluster from
 * the values of all.
 */
public abstract class BatchScorer implements Scorer {
    private static final int BATCH = 1024;
    private static final double BATCH_TOLERANCE = 1e-6;

    private final String name;
    private final Domain domain;
    private final OutputKind kind;
    private final List<String> classes;
    private final RowCheck check;

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
        this.check = new RowCheck(domain);
    }

    /**
     * Scores rows of the domain in one call. Safe under concurrent calls.
     *
     * @param rows at least one, at most as many as {@link #mostRows}
     * @param target one value per row, or one per class, side by side
     * @param offset where their values go in the target
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
        return classes.isEmpty()
                ? checkedRun(Collections.singletonList(features))[0]
                : verdict(features).score();
    }

    @Override
    public final Verdict verdict(@Nullable Object[] features) {
        double[] values = checkedRun(Collections.singletonList(features));
        return classes.isEmpty() ? Verdict.of(values[0]) : verdictOf(values);
    }

    @Override
    public final double[] scores(List<@Nullable Object[]> rows) {
        double[] scores = new double[rows.size()];
        int step = mostRows();
        for (int from = 0; from < scores.length; from += step) {
            List<@Nullable Object[]> some = rows.subList(from, Math.min(from + step, scores.length));
            double[] values = checkedRun(some);
            for (int i = 0; i < some.size(); i++) {
                scores[from + i] = classes.isEmpty() ? values[i] : scoreOf(values, i);
            }
        }
        return scores;
    }

    private double[] checkedRun(List<@Nullable Object[]> rows) {
        check.check(rows);
        double[] values = new double[rows.size() * Math.max(1, classes.size())];
        run(rows, values, 0);
        if (kind != OutputKind.DISTANCE) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Double.isFinite(values[i]) ? values[i] : Double.NaN;
            }
        }
        return values;
    }

    private double scoreOf(double[] values, int row) {
        return verdictOf(Arrays.copyOfRange(values, row * classes.size(), (row + 1) * classes.size()))
                .score();
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
