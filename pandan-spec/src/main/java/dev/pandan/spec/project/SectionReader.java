package dev.pandan.spec.project;

import dev.pandan.spec.error.Location;
import dev.pandan.spec.project.PolicySpec.Costs;
import dev.pandan.spec.project.PolicySpec.Rule;
import dev.pandan.spec.project.WindowSpec.KeyPart;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Sections as records. Where something is wrong it is noted and a placeholder stands in, so that everything else is still read; records with placeholders never
 * leave {@link ProjectReader}.
 */
final class SectionReader {
    private final Nodes nodes;
    private final Scalars scalars;
    private final Frames frames;
    private final UnaryOperator<@Nullable String> environment;

    SectionReader(Nodes nodes, UnaryOperator<@Nullable String> environment) {
        this.nodes = nodes;
        this.scalars = new Scalars(nodes);
        this.frames = new Frames(nodes, scalars);
        this.environment = environment;
    }

    Project project(Node root) {
        Map<String, Node> entries = nodes.section("", Section.PROJECT, root);
        scalars.choice("pandan", entries.get("pandan"), List.of("1"));
        return new Project(
                scalars.identifier("name", entries.get("name")),
                store(entries.get("store")),
                named("streams", entries.get("streams"), this::stream),
                named("tables", entries.get("tables"), this::table),
                named("windows", entries.get("windows"), this::window),
                named("decisions", entries.get("decisions"), this::decision));
    }

    private StoreAddress store(@Nullable Node node) {
        String text = scalars.text("store", node);
        try {
            Optional<StoreAddress> address = StoreAddresses.parse(text, environment);
            if (address.isPresent() || node == null) {
                return address.orElse(StoreAddresses.NONE);
            }
            nodes.problem(
                    node,
                    "store: not an address of a database (expected, for example: " + StoreKind.examples("") + ")");
        } catch (StoreAddresses.MissingVariable e) {
            nodes.problem(Objects.requireNonNull(node), "store: " + e.getMessage());
        }
        return StoreAddresses.NONE;
    }

    private StreamSpec stream(String path, String name, Node node) {
        Map<String, Node> entries = nodes.section(path, Section.STREAM, node);
        Schema schema = columns(path, entries.get("columns"));
        return new StreamSpec(
                name,
                scalars.keyColumn(path + ".id", entries.get("id"), schema),
                scalars.column(path + ".time", entries.get("time"), schema, ColumnType.TIMESTAMP),
                schema,
                scalars.foreignTable(path + ".from", entries.get("from")),
                new MappingReader(nodes, scalars).read(path, entries, schema),
                new CaptureReader(nodes, scalars).read(path, entries),
                keep(path + ".keep", entries),
                expressions(path + ".valid", entries.get("valid")));
    }

    private Optional<Duration> keep(String path, Map<String, Node> stream) {
        Node node = stream.get("keep");
        if (node == null) {
            return Optional.empty();
        }
        Duration keep = scalars.duration(path, node);
        if (keep.compareTo(StreamSpec.SHORTEST_KEEP) < 0) {
            nodes.problem(node, path + ": less than a day (expected: 1d or longer)");
        }
        if (stream.containsKey("from") && !stream.containsKey("capture")) {
            nodes.problem(
                    node,
                    path + ": the rows of a table of yours are never removed (expected: 'keep' with 'capture', or a"
                            + " stream without 'from')");
        }
        return Optional.of(keep);
    }

    private TableSpec table(String path, String name, Node node) {
        Map<String, Node> entries = nodes.section(path, Section.TABLE, node);
        Schema schema = columns(path, entries.get("columns"));
        List<String> key = new ArrayList<>();
        if (entries.get("key") != null) {
            for (Node part : nodes.oneOrMany(entries.get("key"))) {
                key.add(scalars.keyColumn(path + ".key", part, schema));
            }
        }
        Optional<String> from = scalars.foreignTable(path + ".from", entries.get("from"));
        return new TableSpec(
                name,
                key,
                schema,
                from,
                new MappingReader(nodes, scalars).read(path, entries, schema),
                new TableVersions(nodes, scalars).validFrom(path, node, entries, schema, key));
    }

    private WindowSpec window(String path, String name, Node node) {
        Map<String, Node> entries = nodes.section(path, Section.WINDOW, node);
        return new WindowSpec(
                name,
                scalars.text(path + ".stream", entries.get("stream")),
                by(path + ".by", entries.get("by")),
                frames.frame(path, entries.get("last"), entries.get("ending")));
    }

    private List<KeyPart> by(String path, @Nullable Node node) {
        List<KeyPart> parts = new ArrayList<>();
        if (node instanceof MappingNode) {
            nodes.map(path, node).forEach((row, expression) -> {
                Text event = scalars.expression(path + "." + row, expression);
                Location line =
                        new Location(event.location().source(), event.location().line(), 0);
                parts.add(new KeyPart(new Text(row, line), event));
            });
        } else if (node != null) {
            for (Node part : nodes.oneOrMany(node)) {
                Text both = scalars.expression(path, part);
                parts.add(new KeyPart(both, both));
            }
        }
        if (parts.isEmpty() && node != null) {
            nodes.problem(node, path + ": empty (expected: at least one column)");
        }
        return parts;
    }

    private DecisionSpec decision(String path, String name, Node node) {
        Map<String, Node> entries = nodes.section(path, Section.DECISION, node);
        Map<String, FeatureSpec> features = features(path + ".features", entries.get("features"));
        Optional<ModelSpec> model =
                Optional.ofNullable(entries.get("model")).map(found -> model(path + ".model", found));
        if (model.isPresent() && model.get().target().needsLabel() && !entries.containsKey("label")) {
            nodes.problem(node, path + ".label: missing (expected: what the model is to predict)");
        }
        model.ifPresent(found -> new TargetReader(nodes, scalars).check(path, entries, found.target()));
        return new DecisionSpec(
                name,
                scalars.text(path + ".stream", entries.get("stream")),
                named(path + ".lookups", entries.get("lookups"), this::lookup),
                features,
                Optional.ofNullable(entries.get("label")).map(label -> label(path + ".label", label)),
                model,
                policy(path + ".policy", entries.get("policy")),
                new EvaluateReader(nodes, scalars).read(path, entries));
    }

    private Map<String, FeatureSpec> features(String path, @Nullable Node node) {
        Map<String, FeatureSpec> features = new LinkedHashMap<>();
        if (node != null) {
            nodes.map(path, node).forEach((name, value) -> {
                scalars.checkName(path + "." + name, name, value);
                features.put(name, feature(path + "." + name, value));
            });
        }
        return features;
    }

    private FeatureSpec feature(String path, Node node) {
        if (!(node instanceof MappingNode)) {
            return FeatureSpec.of(scalars.expression(path, node));
        }
        Map<String, Node> entries = nodes.section(path, Section.FEATURE, node);
        return new FeatureSpec(
                scalars.expression(path + ".value", entries.get("value")),
                Optional.ofNullable(entries.get("description"))
                        .map(text -> scalars.text(path + ".description", text).strip()),
                scalars.size(path + ".size", entries.get("size")));
    }

    private LookupSpec lookup(String path, String name, Node node) {
        Map<String, Node> entries = nodes.section(path, Section.LOOKUP, node);
        List<Text> key = new ArrayList<>();
        if (entries.get("key") != null) {
            for (Node part : nodes.oneOrMany(entries.get("key"))) {
                key.add(scalars.expression(path + ".key", part));
            }
        }
        return new LookupSpec(name, scalars.text(path + ".table", entries.get("table")), key);
    }

    private LabelSpec label(String path, Node node) {
        Map<String, Node> entries = nodes.section(path, Section.LABEL, node);
        String missing = entries.containsKey("missing")
                ? scalars.choice(path + ".missing", entries.get("missing"), List.of("unknown", "negative"))
                : "unknown";
        return new LabelSpec(
                scalars.text(path + ".stream", entries.get("stream")),
                by(path + ".by", entries.get("by")),
                scalars.expression(path + ".value", entries.get("value")),
                scalars.duration(path + ".within", entries.get("within")),
                missing.equals("negative") ? LabelSpec.Missing.NEGATIVE : LabelSpec.Missing.UNKNOWN);
    }

    private ModelSpec model(String path, Node node) {
        Map<String, Node> entries = nodes.section(path, Section.MODEL, node);
        SparkReader spark = new SparkReader(nodes, scalars);
        Map<String, Object> params = new LinkedHashMap<>();
        if (entries.get("params") != null) {
            nodes.map(path + ".params", entries.get("params"))
                    .forEach((key, value) -> params.put(key, spark.param(path + ".params." + key, value)));
        }
        String trainer = scalars.choice(path + ".trainer", entries.get("trainer"), PythonReader.TRAINERS);
        String algorithm = spark.algorithm(path + ".algorithm", entries.get("algorithm"));
        Target target = new TargetReader(nodes, scalars).read(path, entries, algorithm);
        return new ModelSpec(
                trainer,
                algorithm,
                params,
                spark.read(path, entries),
                new PythonReader(nodes, scalars).read(path, trainer, node, entries),
                target,
                reasons(path + ".reasons", entries.get("reasons")),
                Optional.ofNullable(entries.get("promote_if")).flatMap(gate -> gate(path + ".promote_if", gate)),
                new CalibrateReader(nodes, scalars).read(path, entries, target),
                new WeightsReader(nodes, scalars).read(path, trainer, entries),
                new HashReader(nodes, scalars).read(path + ".hash", entries.get("hash")));
    }

    private Optional<Gate> gate(String path, Node node) {
        try {
            return Optional.of(Gate.parse(scalars.expression(path, node)));
        } catch (IllegalArgumentException e) {
            nodes.problem(node, path + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private int reasons(String path, @Nullable Node node) {
        if (node == null) {
            return ModelSpec.REASONS;
        }
        String text = scalars.text(path, node);
        if (text.equals("off")) {
            return 0;
        }
        try {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= ModelSpec.MOST_REASONS) {
                return count;
            }
        } catch (NumberFormatException e) {
            // reported below, with the place
        }
        nodes.problem(
                node,
                path + ": '" + text + "' (expected: off, or a whole number from 1 to " + ModelSpec.MOST_REASONS + ")");
        return ModelSpec.REASONS;
    }

    private PolicySpec policy(String path, @Nullable Node node) {
        if (node == null) {
            return new PolicySpec(Optional.empty(), List.of(), "", "");
        }
        Map<String, Node> entries = nodes.section(path, Section.POLICY, node);
        List<Rule> rules = new ArrayList<>();
        if (entries.get("rules") != null) {
            for (Node rule : nodes.list(path + ".rules", entries.get("rules"))) {
                rules.add(rule(path + ".rules[" + rules.size() + "]", rule));
            }
        }
        return new PolicySpec(
                Optional.ofNullable(entries.get("costs")).map(costs -> costs(path + ".costs", costs)),
                Optional.ofNullable(entries.get("target"))
                        .flatMap(target -> new RateTargetReader(nodes, scalars).read(path + ".target", target)),
                rules,
                scalars.name(path + ".otherwise", entries.get("otherwise")),
                scalars.name(path + ".fallback", entries.get("fallback")));
    }

    private Rule rule(String path, Node node) {
        Map<String, Node> entries = nodes.section(path, Section.RULE, node);
        return new Rule(
                scalars.expression(path + ".when", entries.get("when")),
                scalars.name(path + ".action", entries.get("action")));
    }

    private Costs costs(String path, Node node) {
        Map<String, Node> entries = nodes.section(path, Section.COSTS, node);
        return new Costs(
                scalars.cost(path + ".missed", entries.get("missed")),
                scalars.cost(path + ".false_alarm", entries.get("false_alarm")));
    }

    private Schema columns(String path, @Nullable Node node) {
        List<Column> columns = new ArrayList<>();
        if (node != null) {
            nodes.map(path + ".columns", node).forEach((name, type) -> {
                scalars.checkName(path + ".columns." + name, name, type);
                columns.add(new Column(name.isEmpty() ? "_" : name, scalars.type(path + ".columns." + name, type)));
            });
        }
        return new Schema(columns);
    }

    private Map<String, Text> expressions(String path, @Nullable Node node) {
        Map<String, Text> expressions = new LinkedHashMap<>();
        if (node != null) {
            nodes.map(path, node).forEach((name, value) -> {
                scalars.checkName(path + "." + name, name, value);
                expressions.put(name, scalars.expression(path + "." + name, value));
            });
        }
        return expressions;
    }

    private <T> Map<String, T> named(String path, @Nullable Node node, Named<T> reader) {
        Map<String, T> values = new LinkedHashMap<>();
        if (node != null) {
            nodes.map(path, node).forEach((name, value) -> {
                scalars.checkIdentifier(path + "." + name, name, value);
                values.put(name, reader.read(path + "." + name, name, value));
            });
        }
        return values;
    }

    /** Reads one named section. */
    private interface Named<T> {
        T read(String path, String name, Node node);
    }

    static Duration placeholderDuration() {
        return Duration.ofSeconds(1);
    }
}
