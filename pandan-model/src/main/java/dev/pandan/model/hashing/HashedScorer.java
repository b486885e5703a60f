package dev.pandan.model.hashing;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scorer of buckets that takes in the texts themselves. Its name is that of the scorer inside; what is hashed is said by its domain. Thread-safe. */
public final class HashedScorer implements Scorer {
    private final Scorer scorer;
    private final Domain domain;
    private final Buckets buckets;

    /**
     * @param scorer of rows with buckets; closed with this one
     * @param domain of the rows with texts
     */
    public HashedScorer(Scorer scorer, Domain domain) {
        this.scorer = scorer;
        this.domain = domain;
        this.buckets =
                new Buckets(domain.inputs().stream().map(Domain.Input::buckets).toList());
    }

    /** The scorer of rows with buckets; the scorer itself if it hashes nothing. */
    public static Scorer inside(Scorer scorer) {
        return scorer instanceof HashedScorer hashed ? hashed.scorer : scorer;
    }

    @Override
    public String name() {
        return scorer.name();
    }

    @Override
    public Domain domain() {
        return domain;
    }

    @Override
    public double score(@Nullable Object[] features) {
        return scorer.score(buckets.of(features));
    }

    @Override
    public Verdict verdict(@Nullable Object[] features) {
        return scorer.verdict(buckets.of(features));
    }

    @Override
    public double logDensity(@Nullable Object[] features) {
        return scorer.logDensity(buckets.of(features));
    }

    @Override
    public double[] scores(List<@Nullable Object[]> rows) {
        return scorer.scores(rows.stream().<@Nullable Object[]>map(buckets::of).toList());
    }

    @Override
    public List<double[]> values(List<@Nullable Object[]> rows) {
        return scorer.values(rows.stream().<@Nullable Object[]>map(buckets::of).toList());
    }

    @Override
    public double batchTolerance() {
        return scorer.batchTolerance();
    }

    @Override
    public double[] contributions(@Nullable Object[] features) {
        return scorer.contributions(buckets.of(features));
    }

    @Override
    public void close() {
        scorer.close();
    }
}
