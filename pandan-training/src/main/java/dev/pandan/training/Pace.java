package dev.pandan.training;

import java.util.List;

/** On how many rows a model is measured again and again: on fewer, in steps, if its scores would take longer than anyone waits for. */
final class Pace {
    /** Most rows, and fewer. */
    static final List<Integer> STEPS = List.of(10_000, 2_000, 500);

    /** Rows that are tried to see how long a score takes. */
    static final int TRIED = 64;

    private static final double PATIENCE_NANOS = 60e9;
    private static final int TRIES = 5;

    private Pace() {}

    /**
     * The most rows that may be measured on, at least the last of the {@link #STEPS}.
     *
     * @param passes how often all rows are going to be scored
     * @param some scores as many rows as {@link #TRIED}
     */
    static int rows(int passes, Runnable some) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < TRIES && !isFast(least, passes); i++) {
            long start = System.nanoTime();
            some.run();
            least = Math.min(least, (System.nanoTime() - start) / (double) TRIED);
        }
        return rows(passes, least);
    }

    private static boolean isFast(double nanos, int passes) {
        return rows(passes, nanos) == STEPS.get(0);
    }

    /** @param nanos of one score */
    static int rows(int passes, double nanos) {
        return STEPS.stream()
                .filter(rows -> nanos * rows * passes <= PATIENCE_NANOS)
                .findFirst()
                .orElse(STEPS.get(STEPS.size() - 1));
    }
}
