package dev.pandan.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The combinations of parameters that a training has tried. */
final class SearchText {
    private static final String PREFIX = "search ";
    private static final int MOST = 10;

    private SearchText() {}

    /**
     * The best combinations, the best first; empty without a search.
     *
     * @param parameters as a bundle's provenance has them, {@code search 001} the best
     */
    static List<String> lines(Map<String, String> parameters) {
        List<String> tried = new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(PREFIX))
                        .map(Map.Entry::getValue)
                        .toList();
        List<String> lines = new ArrayList<>();
        if (tried.isEmpty()) {
            return lines;
        }
        lines.add("");
        lines.add("searched on earlier rows, the best first, which is the model:");
        tried.stream().limit(MOST).map(text -> "  " + text).forEach(lines::add);
        if (tried.size() > MOST) {
            lines.add("  and " + (tried.size() - MOST) + " more, in the report");
        }
        return lines;
    }
}
