package dev.pandan.training.calibrate;

import dev.pandan.model.calibration.Isotonic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Isotonic regression by pooling adjacent violators (Barlow et al., 1972), centred (Oron and Flournoy, 2017): each pool becomes one point, at its mean score and share of positives, and the
 * line between points rises, so that rows keep their order.
 */
final class IsotonicFit {
    private IsotonicFit() {}

    /** Neighbouring rows that are given one probability. */
    private record Pool(double scores, long positives, long rows) {
        static Pool of(Outcome row) {
            return new Pool(row.score(), row.label() ? 1 : 0, 1);
        }

        double score() {
            return scores / rows;
        }

        double share() {
            return (double) positives / rows;
        }

        Pool and(Pool other) {
            return new Pool(scores + other.scores, positives + other.positives, rows + other.rows);
        }
    }

    /** @param sorted by score, at least one */
    static Isotonic of(List<Outcome> sorted) {
        Deque<Pool> pools = new ArrayDeque<>();
        for (Pool next : ties(sorted)) {
            Pool pool = next;
            while (!pools.isEmpty() && pools.getLast().share() >= pool.share()) {
                pool = pools.removeLast().and(pool);
            }
            pools.addLast(pool);
        }
        return new Isotonic(points(pools, sorted.size()));
    }

    /** Rows of one and the same score belong together. */
    private static List<Pool> ties(List<Outcome> sorted) {
        List<Pool> pools = new ArrayList<>();
        double last = Double.NaN;
        for (Outcome row : sorted) {
            int end = pools.size() - 1;
            if (row.score() == last) {
                pools.set(end, pools.get(end).and(Pool.of(row)));
            } else {
                pools.add(Pool.of(row));
            }
            last = row.score();
        }
        return pools;
    }

    /** Nothing is surer than so many rows without an exception make it. */
    private static List<Isotonic.Point> points(Iterable<Pool> pools, long rows) {
        double least = 1.0 / (rows + 2);
        List<Isotonic.Point> points = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (Pool pool : pools) {
            // Scores that differ in their last bits only can have equal means.
            if (pool.score() > last) {
                points.add(new Isotonic.Point(pool.score(), Math.max(least, Math.min(1 - least, pool.share()))));
                last = pool.score();
            }
        }
        return points;
    }
}
