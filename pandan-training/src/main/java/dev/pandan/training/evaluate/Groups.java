package dev.pandan.training.evaluate;

import java.util.List;
import java.util.TreeMap;

/**
 * Rows as points in the plane of their features, and how well groups of them hold together. Each number is standardised over these rows, a missing one standing at the
 * mean; each category is a column of its own, with 1 or 0.
 */
public final class Groups {
    private final List<double[]> points;

    /** @param points all of one length */
    public Groups(List<double[]> points) {
        this.points = List.copyOf(points);
    }

    public int size() {
        return points.size();
    }

    /** Squared distance of each point from the mean of all. */
    public double[] fromTheMiddle() {
        int[] all = new int[points.size()];
        double[] middle = centres(all, 1)[0];
        return points.stream().mapToDouble(point -> squared(point, middle)).toArray();
    }

    /**
     * Mean squared distance of the points from the centre of their group.
     *
     * @param group of each point, from 0; negative: of none, left out
     */
    double inertia(int[] group, int groups) {
        double[][] centres = centres(group, groups);
        double sum = 0;
        long rows = 0;
        for (int i = 0; i < group.length; i++) {
            if (group[i] >= 0) {
                sum += squared(points.get(i), centres[group[i]]);
                rows++;
            }
        }
        return sum / rows;
    }

    /**
     * The simplified silhouette (Hruschka 2004): mean of {@code (b - a) / max(a, b)}, a the distance from the centre of the own group, b that from the nearest other one. NaN
     * unless two groups have points.
     *
     * @param group of each point, from 0; negative: of none, left out
     */
    public double silhouette(int[] group, int groups) {
        double[][] centres = centres(group, groups);
        double sum = 0;
        long rows = 0;
        for (int i = 0; i < group.length; i++) {
            if (group[i] >= 0) {
                double own = Math.sqrt(squared(points.get(i), centres[group[i]]));
                double other = nearestOther(points.get(i), group[i], centres);
                double largest = Math.max(own, other);
                sum += largest == 0 ? 0 : (other - own) / largest;
                rows++;
            }
        }
        return rows == 0 || !Double.isFinite(sum) ? Double.NaN : sum / rows;
    }

    private static double nearestOther(double[] point, int own, double[][] centres) {
        double nearest = Double.NaN;
        for (int j = 0; j < centres.length; j++) {
            if (j != own && centres[j].length > 0 && !Double.isNaN(centres[j][0])) { // one without points has no centre
                double distance = Math.sqrt(squared(point, centres[j]));
                nearest = Double.isNaN(nearest) ? distance : Math.min(nearest, distance);
            }
        }
        return nearest;
    }

    private double[][] centres(int[] group, int groups) {
        int width = points.isEmpty() ? 0 : points.get(0).length;
        double[][] centres = new double[groups][width];
        TreeMap<Integer, Long> rows = new TreeMap<>();
        for (int i = 0; i < group.length; i++) {
            if (group[i] >= 0) {
                rows.merge(group[i], 1L, Long::sum);
                for (int j = 0; j < width; j++) {
                    centres[group[i]][j] += points.get(i)[j];
                }
            }
        }
        for (int k = 0; k < groups; k++) {
            long count = rows.getOrDefault(k, 0L);
            for (int j = 0; j < width; j++) {
                centres[k][j] = count == 0 ? Double.NaN : centres[k][j] / count;
            }
        }
        return centres;
    }

    private static double squared(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return sum;
    }
}
