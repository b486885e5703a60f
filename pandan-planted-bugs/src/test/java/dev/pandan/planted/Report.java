package dev.pandan.planted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of the bugs. Not thread-safe. */
final class Report {
    private static final String ROW = "%-60s %-9s %8s  %s%n";
    private static final int MOST_TOLD = 110;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String bug, Trial.Verdict verdict) {}

    /** Keeps what became of a bug and says so. */
    void add(String bug, Trial.Verdict verdict) {
        entries.add(new Entry(bug, verdict));
        System.out.printf(Locale.ROOT, "bug %d: %s: %s%n", entries.size(), bug, verdict.told());
    }

    List<String> survivors() {
        return entries.stream()
                .filter(entry -> entry.verdict().passed())
                .map(Entry::bug)
                .toList();
    }

    /** A row for each bug, and one for the sources as they are. */
    String table(Trial.Verdict sound) {
        StringBuilder out =
                new StringBuilder(String.format(Locale.ROOT, "%n" + ROW, "bug", "", "seconds", "killed by"));
        for (Entry entry : entries) {
            boolean survived = entry.verdict().passed();
            out.append(row(entry.bug(), survived ? "SURVIVED" : "killed", entry.verdict()));
        }
        out.append(row("(none)", sound.passed() ? "passed" : "FAILED", sound));
        return out.append(entries.size() - survivors().size())
                .append(" of ")
                .append(entries.size())
                .append(" bugs killed\n")
                .toString();
    }

    private static String row(String bug, String became, Trial.Verdict verdict) {
        String seconds = String.format(Locale.ROOT, "%.1f", verdict.millis() / 1_000.0);
        String told = verdict.told();
        return String.format(
                Locale.ROOT, ROW, bug, became, seconds, told.substring(0, Math.min(told.length(), MOST_TOLD)));
    }
}
