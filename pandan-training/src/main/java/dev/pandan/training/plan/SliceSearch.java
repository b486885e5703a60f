package dev.pandan.training.plan;

import java.util.List;
import java.util.function.IntFunction;

/** Looks for a number of slices. */
final class SliceSearch {
    private static final int MOST = 4_096;
    /** Twice as many slices have to need at most this part, or they are not worth it. */
    private static final double WORTH = 0.9;

    private SliceSearch() {}

    /**
     * The fewest that fit, at least as many as wanted; if none fit, as many as make a difference.
     *
     * @param facts of about so many slices
     */
    static List<SliceFacts> find(IntFunction<List<SliceFacts>> facts, int wanted, long bytesPerTask) {
        List<SliceFacts> best = facts.apply(wanted);
        for (int more = 2 * wanted; largest(best) > bytesPerTask && more <= MOST; more *= 2) {
            List<SliceFacts> next = facts.apply(more);
            if (largest(next) <= bytesPerTask || largest(next) <= WORTH * largest(best)) {
                best = next;
            }
        }
        return best;
    }

    private static long largest(List<SliceFacts> slices) {
        return slices.stream().mapToLong(SliceFacts::bytes).max().orElse(0);
    }
}
