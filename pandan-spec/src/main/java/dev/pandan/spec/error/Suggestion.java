package dev.pandan.spec.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the nearest of the names that would have been right. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code " (did you mean 'amount'?)"}, or, if nothing is near, {@code " (expected one of: a, b)"}; empty if there is no candidate. */
    public static String text(String found, Collection<String> candidates) {
        Optional<String> nearest = nearest(found, candidates);
        if (nearest.isPresent()) {
            return " (did you mean '" + nearest.get() + "'?)";
        }
        return candidates.isEmpty() ? "" : " (expected one of: " + String.join(", ", candidates) + ")";
    }

    /** The candidate with the smallest edit distance, if it is at most a third of the length. */
    public static Optional<String> nearest(String found, Collection<String> candidates) {
        String wanted = found.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate ->
                        distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= Math.max(1, found.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))));
    }

    /** Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
