package dev.pandan.engine.verdict;

import java.util.Arrays;
import java.util.List;

/**
 * What a model says about an event.
 *
 * @param score a probability, or a number that is expected; of a model of classes the probability of the likeliest; of clusters the distance from the nearest. NaN: none
 * @param classes of a model of classes or clusters, else {@link ClassProbabilities#NONE}
 */
public record Verdict(double score, ClassProbabilities classes) {
    /** Nothing. */
    public static final Verdict NONE = of(Double.NaN);

    public static Verdict of(double score) {
        return new Verdict(score, ClassProbabilities.NONE);
    }

    public static Verdict of(ClassProbabilities classes) {
        int best = classes.likeliest();
        return new Verdict(best < 0 ? Double.NaN : classes.values()[best], classes);
    }

    /**
     * Of a model of clusters: the nearest one, of equally near ones the first, with certainty.
     *
     * @param distances one per name, at least one; infinite for a cluster that it cannot be. Not modified
     */
    public static Verdict nearest(List<String> names, double[] distances) {
        int best = 0;
        for (int i = 0; i < distances.length; i++) {
            if (Double.isNaN(distances[i])) {
                return none(names);
            }
            best = distances[i] < distances[best] ? i : best;
        }
        if (Double.isInfinite(distances[best])) {
            return none(names);
        }
        double[] certain = new double[distances.length];
        certain[best] = 1;
        return new Verdict(distances[best], new ClassProbabilities(names, certain));
    }

    private static Verdict none(List<String> names) {
        double[] unknown = new double[names.size()];
        Arrays.fill(unknown, Double.NaN);
        return new Verdict(Double.NaN, new ClassProbabilities(names, unknown));
    }
}
