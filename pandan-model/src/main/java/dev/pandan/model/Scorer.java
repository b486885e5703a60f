package dev.pandan.model;

import dev.pandan.engine.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores rows of features. The same scorer, by name and version, serves evaluation, batch and live decisions, row by row.
 *
 * <p>Laws (checked by the test kit): the input is not modified; equal rows have equal scores, bit for bit, whenever and in whatever process; a batch equals its rows one by one,
 * but for {@link #batchTolerance}; missing and unseen values are scored as in training; safe under concurrent calls; closing frees what lies outside the heap.
 */
public interface Scorer extends AutoCloseable {

    /** Name and version of the implementation, for example {@code linear-java/1}. */
    String name();

    Domain domain();

    /**
     * What the model says, see {@link OutputKind}: for two classes the probability of the positive one, of several that of the likeliest, else the number that is expected. NaN if there is none.
     *
     * @param features {@code Float}, {@code String}, {@code float[]} or null per input of the domain, in its order
     */
    double score(@Nullable Object[] features);

    /** The same with the probabilities of all classes, of a model that predicts one. */
    default Verdict verdict(@Nullable Object[] features) {
        return Verdict.of(score(features));
    }

    /** Natural logarithm of the density that a mixture of distributions gives a row, over what it sees of it; NaN of any other model. Not for hot paths. */
    default double logDensity(@Nullable Object[] features) {
        return Double.NaN;
    }

    /** Scores of several rows at once, where it matters how fast and not that the bits are those of {@link #score}. */
    default double[] scores(List<@Nullable Object[]> rows) {
        return rows.stream().mapToDouble(this::score).toArray();
    }

    /**
     * The same, with the same bits, of rows that were unboxed before: of many, or those that are scored again and again.
     *
     * @param rows of this scorer's {@link #domain}
     */
    default double[] scores(Rows rows) {
        return scores(rows.boxed());
    }

    /**
     * What lies behind the verdicts on several rows, in the order of their classes: probabilities, or distances from the clusters; of any other model the score alone. As fast, and with
     * the bits of, {@link #scores}.
     */
    default List<double[]> values(List<@Nullable Object[]> rows) {
        return rows.stream()
                .map(this::verdict)
                .map(said -> said.classes().isEmpty()
                        ? new double[] {said.score()}
                        : said.classes().values())
                .toList();
    }

    /** How far a score of {@link #scores} may lie from that of the row alone; 0: not at all. */
    default double batchTolerance() {
        return 0;
    }

    /**
     * How much each feature moved the sum of a linear model (log-odds, or the number that is expected, or what the link is of) away from that of a row of training averages;
     * empty if this scorer cannot say.
     *
     * @return one value per input of the domain, in its order
     */
    double[] contributions(@Nullable Object[] features);

    @Override
    default void close() {}
}
