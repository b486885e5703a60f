package dev.pandan.expression;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.engine.program.Window;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sixteen digits that stand for what a program computes: not for policies, models, comments or the order of things that are found by name. */
final class Fingerprint {
    /** Changes when the same text would compute something else. */
    static final String COMPILER = "catalyst-4.1.0/2";

    private static final int DIGEST_BYTES = 8;
    private static final int SHORT_BYTES = 4;

    private final StringBuilder text = new StringBuilder(COMPILER).append('\n');

    private Fingerprint() {}

    static String of(
            Project project, Layout layout, List<DecisionCompilation> decisions, Map<String, Conditions> valid) {
        Fingerprint fingerprint = new Fingerprint();
        new TreeMap<>(project.streams())
                .values()
                .forEach(stream -> fingerprint.stream(stream, Objects.requireNonNull(valid.get(stream.name()))));
        new TreeMap<>(project.tables()).values().forEach(fingerprint::table);
        layout.windows().forEach(window -> fingerprint.window(project, layout, window));
        decisions.stream()
                .collect(Collectors.toMap(DecisionCompilation::name, d -> d, (a, b) -> a, TreeMap::new))
                .values()
                .forEach(decision -> fingerprint.decision(project, decision));
        return fingerprint.digest();
    }

    private void stream(StreamSpec stream, Conditions valid) {
        line("stream", stream.name(), stream.id(), stream.time(), columns(stream.schema()));
        for (int i = 0; i < valid.names().size(); i++) {
            line("valid", valid.names().get(i), valid.scalars().get(i).canonical());
        }
    }

    private void table(TableSpec table) {
        line("table", table.name(), String.join(",", table.key()), columns(table.schema()));
        table.validFrom().ifPresent(column -> line("valid from", column));
    }

    private void window(Project project, Layout layout, Window window) {
        String by = layout.key(window.table()).parts().stream()
                .map(Scalar::canonical)
                .collect(Collectors.joining(","));
        String stream = Objects.requireNonNull(project.windows().get(window.name())).stream();
        line("window", window.name(), stream, by, window.frame().toString());
    }

    private void decision(Project project, DecisionCompilation decision) {
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
