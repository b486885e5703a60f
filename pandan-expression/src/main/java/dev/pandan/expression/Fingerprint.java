package dev.pandan.expression;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.engine.program.Window;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.LabelSpec;
import dev.pandan.spec.project.LookupSpec;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.project.TableSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.spec.type.Schema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sixteen digits that stand for what a program computes: not for policies, models, comments or the order of things that are found by name. */
final class Fingerprint {
    /** Changes when the same text would compute something else. */
    static final String COMPILER = "catalyst-4.1.0/2";

    private static final int DIGEST_BYTES = 8;
    private static final int SHORT_BYTES = 4;

    private final StringBuilder text = new StringBuilder(COMPILER).append('\n');

    private final Project project;
    private final Layout layout;
    private final Map<String, Conditions> valid;

    private Fingerprint(Project project, Layout layout, Map<String, Conditions> valid) {
        this.project = project;
        this.layout = layout;
        this.valid = valid;
    }

    /** Of all that a project computes. */
    static String of(
            Project project, Layout layout, List<DecisionCompilation> decisions, Map<String, Conditions> valid) {
        Set<String> windows = layout.windows().stream().map(Window::name).collect(Collectors.toSet());
        return new Fingerprint(project, layout, valid)
                .of(project.streams().keySet(), project.tables().keySet(), windows, decisions);
    }

    /** Of what one decision is computed from, whatever else the project holds. */
    static String of(Project project, Layout layout, DecisionCompilation decision, Map<String, Conditions> valid) {
        DecisionSpec spec = Objects.requireNonNull(project.decisions().get(decision.name()));
        Set<String> windows = decision.windowKeys().keySet();
        Set<String> streams = new HashSet<>(Set.of(spec.stream()));
        spec.label().ifPresent(label -> streams.add(label.stream()));
        windows.forEach(window -> streams.add(stream(project, window)));
        Set<String> tables =
                spec.lookups().values().stream().map(LookupSpec::table).collect(Collectors.toSet());
        return new Fingerprint(project, layout, valid).of(streams, tables, windows, List.of(decision));
    }

    private static String stream(Project project, String window) {
        return Objects.requireNonNull(project.windows().get(window)).stream();
    }

    private String of(
            Set<String> streams, Set<String> tables, Set<String> windows, List<DecisionCompilation> decisions) {
        new TreeSet<>(streams)
                .forEach(name -> stream(Objects.requireNonNull(project.streams().get(name))));
        new TreeSet<>(tables)
                .forEach(name -> table(Objects.requireNonNull(project.tables().get(name))));
        layout.windows().stream()
                .filter(window -> windows.contains(window.name()))
                .sorted(Comparator.comparing(Window::name))
                .forEach(this::window);
        decisions.stream()
                .sorted(Comparator.comparing(DecisionCompilation::name))
                .forEach(this::decision);
        return digest();
    }

    private void stream(StreamSpec stream) {
        Conditions valid = Objects.requireNonNull(this.valid.get(stream.name()));
        line("stream", stream.name(), stream.id(), stream.time(), columns(stream.schema()));
        for (int i = 0; i < valid.names().size(); i++) {
            line("valid", valid.names().get(i), valid.scalars().get(i).canonical());
        }
    }

    private void table(TableSpec table) {
        line("table", table.name(), String.join(",", table.key()), columns(table.schema()));
        table.validFrom().ifPresent(column -> line("valid from", column));
    }

    private void window(Window window) {
        String by = layout.key(window.table()).parts().stream()
                .map(Scalar::canonical)
                .collect(Collectors.joining(","));
        line(
                "window",
                window.name(),
                stream(project, window.name()),
                by,
                window.frame().toString());
    }

    private void decision(DecisionCompilation decision) {
        var spec = Objects.requireNonNull(project.decisions().get(decision.name()));
        line("decision", spec.name(), spec.stream());
        int at = 0;
        for (LookupSpec lookup : spec.lookups().values()) {
            line(
                    "lookup",
                    lookup.name(),
                    lookup.table(),
                    key(decision.lookupKeys().get(at++)));
        }
        new TreeMap<>(decision.windowKeys()).forEach((window, key) -> line("key", window, key(key)));
        for (Feature feature : decision.finished()) {
            Scalar scalar = Objects.requireNonNull(decision.features().scalars().get(feature.name()));
            line("feature", feature.name(), type(feature), scalar.canonical());
        }
        spec.label()
                .ifPresent(label ->
                        label(label, Objects.requireNonNull(decision.label()).canonical()));
        if (spec.target() != Target.BINARY) {
            line("predicts", spec.target().text());
        }
    }

    private static String type(Feature feature) {
        return feature.type().name() + (feature.type() == FeatureType.VECTOR ? " " + feature.size() : "");
    }

    private void label(LabelSpec label, String canonical) {
        line(
                "label",
                label.stream(),
                canonical,
                Long.toString(label.withinMicros()),
                label.missing().name());
    }

    private static String key(EventKey key) {
        return key.parts().stream().map(Scalar::canonical).collect(Collectors.joining(","));
    }

    private static String columns(Schema schema) {
        return schema.columns().stream()
                .map(column -> column.name() + ":" + column.type().sqlName())
                .collect(Collectors.joining(","));
    }

    private void line(String... parts) {
        text.append(String.join("\t", parts)).append('\n');
    }

    private String digest() {
        return digest(text.toString(), DIGEST_BYTES);
    }

    /** Eight digits that stand for a text. */
    static String of(String text) {
        return digest(text, SHORT_BYTES);
    }

    private static String digest(String text, int bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
