package dev.pandan.training.evaluate;

import dev.pandan.spec.project.PolicySpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well clusters hold together on rows without labels.
 *
 * @param unscored rows that are of no cluster
 * @param silhouette see {@link Groups#silhouette}; -1 to 1, higher is better
 * @param inertia see {@link Groups#inertia}; lower is better, and lower with more clusters
 * @param meanScore of the rows that are of a cluster: distance from the nearest, or probability
 * @param logLikelihood of a mixture: mean natural logarithm of the density that it gives a row, over what it saw of it; NaN of any other
 * @param sizes rows by cluster, in the model's order
 * @param rules one per rule of the policy, in its order, and last the rows that none decided
 * @param intervals of the log-likelihood
 */
public record ClusterMetrics(
        long rows,
        long unscored,
        double silhouette,
        double inertia,
        double meanScore,
        double logLikelihood,
        Map<String, Long> sizes,
        List<RuleScores> rules,
        Intervals intervals)
        implements Quality {
    private static final String LOG_LIKELIHOOD = "log_likelihood";

    public ClusterMetrics {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
        rules = List.copyOf(rules);
    }

    /**
     * @param names of the clusters
     * @param group of each row: position of its cluster, or -1
     * @param scores of each row, NaN if there is none
     * @param taken position of the policy's rule that held for the row; -1: none
     */
    public static ClusterMetrics of(
            Groups points, List<String> names, int[] group, double[] scores, int[] taken, PolicySpec policy) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            int cluster = i;
            sizes.put(
                    names.get(i),
                    IntStream.of(group).filter(one -> one == cluster).count());
        }
        return new ClusterMetrics(
                group.length,
                IntStream.of(group).filter(one -> one < 0).count(),
                points.silhouette(group, names.size()),
                points.inertia(group, names.size()),
                Arrays.stream(scores).filter(Double::isFinite).average().orElse(Double.NaN),
                Double.NaN,
                sizes,
                RuleScores.of(scores, taken, policy),
                Intervals.none());
    }

    /**
     * The same with the log-likelihood of a mixture.
     *
     * @param densities logarithm of each row's; NaN: the model says none
     */
    public ClusterMetrics with(double[] densities, Bootstrap bootstrap) {
        double[] known = Arrays.stream(densities).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        Intervals drawn = bootstrap.of(new CountedMean(LOG_LIKELIHOOD, known));
        return new ClusterMetrics(rows, unscored, silhouette, inertia, meanScore, mean, sizes, rules, drawn);
    }

    @Override
    public Map<String, Double> byName() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("rows", (double) rows);
        figures.put("unscored", (double) unscored);
        figures.put("silhouette", silhouette);
        figures.put("inertia", inertia);
        figures.put("mean_score", meanScore);
        figures.put(LOG_LIKELIHOOD, logLikelihood);
        sizes.forEach((name, count) -> figures.put("size." + name, (double) count));
        figures.values().removeIf(value -> !Double.isFinite(value));
        return figures;
    }
}
