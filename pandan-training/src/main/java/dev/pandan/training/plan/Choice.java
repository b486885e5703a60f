package dev.pandan.training.plan;

import java.util.List;
import java.util.Locale;

/**
 * Which of the two ways is taken.
 *
 * @param slices those of the way by time
 * @param why one sentence
 */
record Choice(PlanKind kind, List<SliceFacts> slices, String why, boolean fits) {
    /** By time reads rows again and again; beyond this by key is cheaper although it sorts three times. Measured: ADR 8. */
    private static final int MOST_READINGS = 40;

    /**
     * @param slices the fewest that fit, or that need least
     * @param rows of the log
     * @param wanted slices that keep all tasks busy
     */
    static Choice of(
            PlanOptions options, List<SliceFacts> slices, long bytesByKey, long budget, long rows, int wanted) {
        long byTime = slices.stream().mapToLong(SliceFacts::bytes).max().orElse(0);
        if (options.by().isPresent()) {
            PlanKind asked = options.by().get();
            boolean fits = (asked == PlanKind.TIME ? byTime : bytesByKey) <= budget;
            return new Choice(asked, slices, "asked for", fits);
        }
        boolean timeFits = byTime <= budget;
        boolean keyFits = bytesByKey <= budget;
        long readings = rows == 0
                ? 1
                : 1 + slices.stream().mapToLong(SliceFacts::warmUpRows).sum() / rows;
        if (timeFits && keyFits && readings > MOST_READINGS) {
            String why = "by time every row would be read " + readings + " times; by key a task needs "
                    + mib(bytesByKey) + " of " + mib(budget);
            return new Choice(PlanKind.KEY, slices, why, true);
        }
        if (timeFits) {
            String more = slices.size() > wanted ? ", in " + slices.size() + " slices instead of " + wanted : "";
            return new Choice(
                    PlanKind.TIME, slices, "a slice needs " + mib(byTime) + " of " + mib(budget) + more, true);
        }
        String tooLarge = "a slice of time would need " + mib(byTime) + " of " + mib(budget);
        if (keyFits) {
            return new Choice(PlanKind.KEY, slices, tooLarge + ", the largest key needs " + mib(bytesByKey), true);
        }
        PlanKind less = byTime <= bytesByKey ? PlanKind.TIME : PlanKind.KEY;
        String why = tooLarge + ", the largest key " + mib(bytesByKey)
                + ": neither fits, the smaller one is tried; give executors more memory or fewer cores";
        return new Choice(less, slices, why, false);
    }

    private static String mib(long bytes) {
        return String.format(Locale.ROOT, "%,d MiB", (bytes >> 20) + 1);
    }
}
