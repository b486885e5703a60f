package dev.pandan.training.gate;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a gate said about a bundle.
 *
 * @param gate as it stands in the project file
 * @param bundle for example {@code late@5}
 * @param champion for example {@code late@3}; empty: there is none that could be compared, so that only gates without it are asked
 * @param rows labelled rows that both were measured on; 0: none were needed
 * @param values of the metrics that the gate names, those of the champion with their prefix
 * @param holds whether the bundle may be promoted
 */
public record GateResult(
        String gate, String bundle, String champion, long rows, Map<String, Double> values, boolean holds) {
    public GateResult {
        values = new TreeMap<>(values);
    }

    /** For people, in a sentence. */
    public String text() {
        String against = champion.isEmpty() ? "" : " against " + champion;
        if (rows == 0) {
            return "promote_if: " + gate + ": passed, as there is no champion to compare with";
        }
        String numbers = values.entrySet().stream()
                .map(value -> value.getKey() + " = " + number(value.getValue()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "promote_if: %s: %s for %s%s on the same %,d rows (%s)",
                gate,
                holds ? "holds" : "does not hold",
                bundle,
                against,
                rows,
                numbers);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
