package dev.pandan.benchmarks.features;

import java.util.List;

/** Our features of every event, to compare those of others with. Not thread-safe. */
final class Comparison {
    private static final double TOLERANCE = 1e-12;

    private final List<String> features;
    private final float[] ours;
    private final boolean[] known;

    private Comparison(List<String> features, int events) {
        this.features = features;
        this.ours = new float[events * features.size()];
        this.known = new boolean[events];
    }

    static Comparison of(Side ours, Workload workload) {
        Comparison comparison = new Comparison(workload.features(), workload.events());
        ours.each(workload, comparison::keep);
        comparison.requireAll("ours", comparison.known);
        return comparison;
    }

    private void keep(int id, double[] values) {
        if (known[id]) {
            throw new IllegalStateException("ours: event " + id + " comes twice");
        }
        known[id] = true;
        for (int i = 0; i < values.length; i++) {
            ours[id * values.length + i] = (float) values[i];
        }
    }

    /**
     * Compares every feature of every event.
     *
     * @return number of events
     */
    int with(String name, Side other, Workload workload) {
        boolean[] seen = new boolean[known.length];
        other.each(workload, (id, values) -> {
            seen[id] = true;
            for (int i = 0; i < values.length; i++) {
                require(name, id, i, values[i]);
            }
        });
        requireAll(name, seen);
        return seen.length;
    }

    private void require(String name, int id, int feature, double theirs) {
        float mine = ours[id * features.size() + feature];
        if (!equal(mine, theirs)) {
            throw new IllegalStateException("event " + id + ", feature '" + features.get(feature) + "': " + name
                    + " has " + theirs + ", ours is " + mine);
        }
    }

    /**
     * Ours is the exact result rounded to a float32. A double that is right within 1e-12 gives the same float32, unless the exact result lies so close to the middle
     * of two of them.
     *
     * @param theirs NaN: null, as in ours
     */
    static boolean equal(float mine, double theirs) {
        return Float.compare(mine, (float) theirs) == 0
                || mine == (float) (theirs * (1 + TOLERANCE))
                || mine == (float) (theirs * (1 - TOLERANCE));
    }

    private void requireAll(String name, boolean[] seen) {
        for (int id = 0; id < seen.length; id++) {
            if (!seen[id]) {
                throw new IllegalStateException(name + ": no features of event " + id);
            }
        }
    }
}
