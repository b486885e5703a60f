package dev.pandan.live.event;

import java.util.Comparator;
import java.util.stream.Stream;

/** Names in messages: what a caller wrote, shortened, and what was perhaps meant. */
public final class Names {
    private static final int SHOWN = 60;
    private static final int NEAR = 3;

    private Names() {}

    /** The name in quotes, cut to a bearable length, without control characters. */
    public static String quoted(String name) {
        String cut = name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "...";
        return "'"
                + cut.codePoints()
                        .map(c -> Character.isISOControl(c) ? '?' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + "'";
    }

    /** {@code " (did you mean 'distance'?)"}, or the empty string if nothing is near. */
    public static String suggestion(String name, Stream<String> known) {
        if (name.length() > SHOWN) {
            return "";
        }
        return known.filter(other -> distance(name, other) <= Math.min(NEAR, Math.max(1, other.length() / 2)))
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .map(other -> " (did you mean '" + other + "'?)")
                .orElse("");
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
