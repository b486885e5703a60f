package dev.pandan.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reasons for any model: how much the score falls when one input after the other is replaced by its {@linkplain Typical typical} value. All rows are scored in one call.
 * Inputs that matter together (either one is enough) share their push, so that the parts need not add up to the whole. Thread-safe.
 */
public final class Ablation {
    /** Probabilities are held this far from 0 and 1, so that log-odds stay finite. */
    private static final double EDGE = 1e-6;

    private final Scorer scorer;
    private final boolean isProbability;
    private final @Nullable Object[] typical;

    private Ablation(Scorer scorer, OutputKind output, @Nullable Object[] typical) {
        this.scorer = scorer;
        this.isProbability = output == OutputKind.BINARY;
        this.typical = typical;
    }

    /** Empty if an input's typical value is not known, and for a model of classes or clusters, whose likeliest one changes with the input. */
    public static Optional<Ablation> of(Scorer scorer, OutputKind output) {
        if (output == OutputKind.CLASS || output == OutputKind.DISTANCE) {
            return Optional.empty();
        }
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
     * Log-odds (of a probability), or score, minus that without the input.
     *
     * @param features not modified
     * @return one value per input, in the order of the domain; 0 where the score is the same, but for what a batch may differ by
     */
    public double[] contributions(@Nullable Object[] features) {
        List<@Nullable Object[]> rows = new ArrayList<>(features.length + 1);
        rows.add(features);
        for (int i = 0; i < features.length; i++) {
            @Nullable Object[] other = features.clone();
            other[i] = typical[i];
            rows.add(other);
        }
        double[] scores = scorer.scores(rows);
        double[] contributions = new double[features.length];
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
        if (!isProbability) {
            return score;
        }
        double inside = Math.max(EDGE, Math.min(1 - EDGE, score));
        return StrictMath.log(inside / (1 - inside));
    }
}
