package dev.pandan.model;

import dev.pandan.engine.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reasons for any model: how much the score falls when one input after the other is replaced by its {@linkplain Typical typical} value; of classes and clusters, how much the one that was
 * decided {@linkplain Standing stands ahead} of the second. All rows are scored in one call. Inputs that matter together (either one is enough) share their push, so that the parts need not
 * add up to the whole; they do where what is followed is a sum of one term per input. Thread-safe.
 */
public final class Ablation {
    /** Probabilities are held this far from 0 and 1, so that log-odds stay finite. */
    private static final double EDGE = 1e-6;

    private final Scorer scorer;
    private final OutputKind output;
    private final @Nullable Object[] typical;

    private Ablation(Scorer scorer, OutputKind output, @Nullable Object[] typical) {
        this.scorer = scorer;
        this.output = output;
        this.typical = typical;
    }

    /** Empty if an input's typical value is not known. */
    public static Optional<Ablation> of(Scorer scorer, OutputKind output) {
        List<Domain.Input> inputs = scorer.domain().inputs();
        @Nullable Object[] typical = new Object[inputs.size()];
        for (int i = 0; i < typical.length; i++) {
            Typical value = inputs.get(i).typical();
            if (value == null) {
                return Optional.empty();
            }
            typical[i] = value.value(inputs.get(i));
        }
        return Optional.of(new Ablation(scorer, output, typical));
    }

    /**
     * Log-odds (of a probability), score, or lead of the class or cluster, minus that without the input.
     *
     * @param features not modified
     * @param verdict what the model says of them; its class or cluster is followed
     * @return one value per input, in the order of the domain; 0 where the score is the same, but for what a batch may differ by, and where there is none
     */
    public double[] contributions(@Nullable Object[] features, Verdict verdict) {
        List<@Nullable Object[]> rows = new ArrayList<>(features.length + 1);
        rows.add(features);
        for (int i = 0; i < features.length; i++) {
            @Nullable Object[] other = features.clone();
            other[i] = typical[i];
            rows.add(other);
        }
        return output == OutputKind.CLASS || output == OutputKind.DISTANCE
                ? ofLead(scorer.values(rows), verdict)
                : ofScore(scorer.scores(rows));
    }

    private double[] ofLead(List<double[]> values, Verdict verdict) {
        double[] contributions = new double[values.size() - 1];
        Standing standing = Standing.of(output, values.get(0), verdict);
        if (!standing.isKnown()) {
            return contributions;
        }
        Standing.Lead whole = standing.lead(values.get(0));
        for (int i = 0; i < contributions.length; i++) {
            Standing.Lead without = standing.lead(values.get(i + 1));
            double moved = whole.value() - without.value();
            contributions[i] = Double.isFinite(moved) && whole.isApart(without, scorer.batchTolerance()) ? moved : 0;
        }
        return contributions;
    }

    private double[] ofScore(double[] scores) {
        double[] contributions = new double[scores.length - 1];
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] = isApart(scores[0], scores[i + 1]) ? level(scores[0]) - level(scores[i + 1]) : 0;
        }
        return contributions;
    }

    /** By more than the rows of one call may differ for no reason. */
    private boolean isApart(double score, double without) {
        return Math.abs(score - without) > scorer.batchTolerance() * Math.max(1, Math.abs(score));
    }

    private double level(double score) {
        if (output != OutputKind.BINARY) {
            return score;
        }
        double inside = Math.max(EDGE, Math.min(1 - EDGE, score));
        return StrictMath.log(inside / (1 - inside));
    }
}
