package dev.pandan.testkit.project;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A project with one decision, about the events of its first stream.
 *
 * @param windows those that features read; {@link #text()} leaves the others out
 */
public record TestProject(
        List<TestStream> streams,
        List<TestWindow> windows,
        List<TestFeature> features,
        Optional<TestLabel> label,
        Optional<TestTable> table) {
    public static final String DECISION = "verdict";

    public TestProject {
        streams = List.copyOf(streams);
        features = List.copyOf(features);
        Set<TestWindow> read = new LinkedHashSet<>();
        aggregates(features).forEach(aggregate -> read.add(aggregate.window()));
        windows = windows.stream().filter(read::contains).toList();
    }

    /** The stream that decisions are about. */
    public TestStream stream() {
        return streams.get(0);
    }

    public List<TestAggregate> aggregates() {
        return aggregates(features);
    }

    private static List<TestAggregate> aggregates(List<TestFeature> features) {
        List<TestAggregate> aggregates = new ArrayList<>();
        for (TestFeature feature : features) {
            if (feature.form() instanceof TestFeature.OfAggregate of) {
                aggregates.add(of.aggregate());
            }
        }
        return aggregates;
    }

    /** The same with other features; differences of what is not there any more go as well. */
    public TestProject withFeatures(List<TestFeature> kept) {
        List<TestFeature> whole = kept.stream()
                .filter(feature -> !(feature.form() instanceof TestFeature.Difference of)
                        || (kept.contains(of.left()) && kept.contains(of.right())))
                .toList();
        return new TestProject(streams, windows, whole, label, table);
    }

    public TestProject withoutLabel() {
        return new TestProject(streams, windows, features, Optional.empty(), table);
    }

    /** The project file. */
    public String text() {
        StringBuilder out = new StringBuilder("pandan: 1\nname: proof\nstore: embedded:cassandra\nstreams:\n");
        streams.forEach(stream -> stream.write(out));
        if (table.isPresent()) {
            out.append(
                    "tables:\n  places: {key: p, valid_from: since, columns: {mark: string, p: string, size: double, n: int, since: timestamp}}\n");
        }
        if (!windows.isEmpty()) {
            out.append("windows:\n");
            windows.forEach(window -> window.write(out));
        }
        out.append("decisions:\n  ")
                .append(DECISION)
                .append(":\n    stream: ")
                .append(stream().name())
                .append('\n');
        table.ifPresent(read -> out.append("    lookups:\n      place:\n        table: places\n        key: ")
                .append(quoted(read.key().sql()))
                .append('\n'));
        out.append("    features:\n");
        for (TestFeature feature : features) {
            out.append("      ")
                    .append(feature.name())
                    .append(": ")
                    .append(quoted(feature.sql()))
                    .append('\n');
        }
        label.ifPresent(read -> read.write(out));
        return out.append("    policy:\n      rules:\n        - when: score > 0.5\n          action: act\n")
                .append("      otherwise: none\n      fallback: none\n")
                .toString();
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
