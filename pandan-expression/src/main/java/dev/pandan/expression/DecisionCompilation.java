package dev.pandan.expression;

import dev.pandan.engine.program.AggregateUse;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.Lookup;
import dev.pandan.expression.catalyst.Carrier;
import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.expression.catalyst.Form;
import dev.pandan.expression.catalyst.RowProgram;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.LookupSpec;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.TableSpec;
import dev.pandan.spec.project.WindowSpec;
import dev.pandan.spec.type.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.jspecify.annotations.Nullable;

/** One decision on its way from texts to programs. */
final class DecisionCompilation {
    private final Project project;
    private final Map<String, ColumnScope> streams;
    private final Map<String, RowKey> rowKeys;
    private final DecisionScope scope;
    private final Resolver resolver;
    private final Features features;
    private final Map<String, FeatureRole> roles = new HashMap<>();
    private final Map<String, EventKey> windowKeys = new LinkedHashMap<>();
    private final List<EventKey> lookupKeys = new ArrayList<>();
    private final @Nullable LabelCompilation label;
    private final List<Scalar> rules = new ArrayList<>();
    private @Nullable WeightCompilation weight;
    private final Map<AggregateUse, AttributeReference> aggregates = new LinkedHashMap<>();
    private final List<Feature> finished = new ArrayList<>();
    private List<AttributeReference> ruleInput = List.of();

    DecisionCompilation(
            Project project,
            Map<String, ColumnScope> streams,
            Map<String, RowKey> rowKeys,
            DecisionSpec spec,
            Resolver resolver,
            Problems problems) {
        this.project = project;
        this.streams = streams;
        this.rowKeys = rowKeys;
        this.resolver = resolver;
        this.scope = new DecisionScope(project, spec, stream(spec.stream()));
        this.features = new Features(project, streams, rowKeys, scope, resolver, problems);
        spec.features().forEach((name, feature) -> roles.put(name, new FeatureRole(feature)));
        features.calls()
                .forEach(call -> windowKeys.computeIfAbsent(call.window().name(), name -> windowKey(call.window())));
        spec.lookups().values().forEach(lookup -> lookupKeys.add(lookupKey(lookup)));
        this.label = spec.label()
                .map(labelled -> new LabelCompilation(
                        name(),
                        labelled,
                        spec.target(),
                        Objects.requireNonNull(project.streams().get(labelled.stream())),
                        stream(labelled.stream()),
                        scope.event(),
                        resolver))
                .orElse(null);
    }

    String name() {
        return scope.spec().name();
    }

    DecisionScope scope() {
        return scope;
    }

    List<AggregateCall> calls() {
        return features.calls();
    }

    Features features() {
        return features;
    }

    @Nullable
    LabelCompilation label() {
        return label;
    }

    Map<String, EventKey> windowKeys() {
        return windowKeys;
    }

    List<EventKey> lookupKeys() {
        return lookupKeys;
    }

    List<Feature> finished() {
        return finished;
    }

    /** Everything that is computed from one row of a stream. */
    List<Scalar> rowScalars() {
        List<Scalar> scalars = new ArrayList<>();
        windowKeys.values().forEach(key -> scalars.addAll(key.parts()));
        lookupKeys.forEach(key -> scalars.addAll(key.parts()));
        for (AggregateCall call : calls()) {
            scalars.addAll(call.scalars());
        }
        if (label != null) {
            scalars.addAll(label.rowScalars());
        }
        return scalars;
    }

    void fitRows(Typing typing) {
        windowKeys.forEach((window, key) -> {
            if (Objects.requireNonNull(rowKeys.get(window)).sound()) {
                key.fit(typing);
            }
        });
        lookupKeys.forEach(key -> key.fit(typing));
        calls().forEach(call -> AggregateTyping.fit(call, typing));
        if (label != null) {
            label.fitRows(typing);
        }
    }

    /** Features, and the label, once the types of their aggregates are known. */
    void typeFeatures(Typing typing, Layout layout) {
        if (label != null) {
            label.typeValue(typing);
        }
        Map<ExprId, AttributeReference> results = new HashMap<>();
        for (AggregateCall call : calls()) {
            if (call.sound()) {
                AttributeReference result =
                        aggregates.computeIfAbsent(layout.use(call), use -> Attributes.result(call));
                results.put(call.placeholder().exprId(), result);
            }
        }
        List<Scalar> ordered = features.ordered();
        ordered.stream().filter(Scalar::sound).forEach(s -> s.become(replace(s.expression(), results)));
        typing.analyze(ordered, input());
        features.inOrder((name, scalar) -> typing.fit(scalar, role(name)));
        typing.simplify(ordered, input());
        features.scalars().forEach(this::finish);
    }

    void typeRules(Typing typing) {
        boolean complete = finished.size() == features.scalars().size();
        RuleScope rulesSee = new RuleScope(scope.spec().target(), finished, complete);
        ruleInput = rulesSee.attributes();
        for (PolicySpec.Rule rule : scope.spec().policy().rules()) {
            String field = "decisions." + name() + ".policy.rules[" + rules.size() + "]";
            Scalar scalar = new Scalar(rule.when(), field, "rule for action '" + rule.action() + "'");
            resolver.resolve(scalar, rulesSee);
            rules.add(scalar);
        }
        typing.analyze(rules, ruleInput);
        rules.forEach(rule -> typing.fit(rule, Roles::condition));
        typing.simplify(rules, ruleInput);
    }

    void typeWeights(Typing typing) {
        boolean complete = finished.size() == features.scalars().size();
        weight = scope.spec()
                .model()
                .flatMap(ModelSpec::weights)
                .map(text -> new WeightCompilation(name(), text, finished, complete, resolver))
                .orElse(null);
        if (weight != null) {
            weight.type(typing);
        }
    }

    DecisionProgram program(Layout layout, String fingerprint) {
        List<Lookup> lookups = scope.spec().lookups().values().stream()
                .map(lookup ->
                        new Lookup(lookup.name(), lookup.table(), table(lookup).schema()))
                .toList();
        List<Integer> windows =
                windowKeys.keySet().stream().map(layout::position).sorted().toList();
        return new DecisionProgram(
                scope.spec(),
                fingerprint,
                windows,
                List.copyOf(aggregates.keySet()),
                lookups,
                finished,
                label == null ? Optional.empty() : label.program());
    }

    DecisionPrograms code(Catalyst catalyst, Layout layout) {
        Map<Integer, KeyProgram> keys = new HashMap<>();
        Map<String, KeyProgram> made = new HashMap<>();
        windowKeys.forEach((window, key) -> keys.put(
                layout.position(window), made.computeIfAbsent(key.canonical(), same -> key.program(catalyst))));
        return new DecisionPrograms(
                keys,
                lookupKeys.stream().map(key -> key.program(catalyst)).toList(),
                program(
                        catalyst,
                        input(),
                        List.copyOf(features.scalars().values()),
                        features.scalars().keySet().stream()
                                .map(name -> role(name).form())
                                .toList()),
                aggregates.values().stream()
                        .map(result -> Carrier.of(result.dataType()))
                        .toList(),
                label == null || label.isByKey() ? null : label.valueProgram(catalyst),
                label == null || !label.isByKey() ? null : label.programs(catalyst),
                program(catalyst, ruleInput, rules, Collections.nCopies(rules.size(), new Form.Flag())),
                scope.spec().target().namesOne(),
                weight == null ? null : weight.program(catalyst));
    }

    private static RowProgram program(
            Catalyst catalyst, List<AttributeReference> input, List<Scalar> scalars, List<Form> forms) {
        return new RowProgram(
                catalyst, input, scalars.stream().map(Scalar::expression).toList(), forms);
    }

    /** The event's columns, those of the lookups, the results of aggregates. */
    private List<AttributeReference> input() {
        List<AttributeReference> all = new ArrayList<>(scope.attributes());
        all.addAll(aggregates.values());
        return all;
    }

    private void finish(String feature, Scalar scalar) {
        if (scalar.sound()) {
            finished.add(role(feature).feature(feature, scalar));
        }
    }

    private FeatureRole role(String feature) {
        return Objects.requireNonNull(roles.get(feature), feature);
    }

    static Expression replace(Expression node, Map<ExprId, AttributeReference> results) {
        if (node instanceof AttributeReference attribute) {
            return results.getOrDefault(attribute.exprId(), attribute);
        }
        return node.mapChildren(child -> replace(child, results));
    }

    private EventKey windowKey(WindowSpec window) {
        RowKey rows = Objects.requireNonNull(rowKeys.get(window.name()));
        String what = "key of window '" + window.name() + "' for decision '" + name() + "'";
        return EventKey.of(window.by(), rows, scope.event(), "windows." + window.name() + ".by", what, resolver);
    }

    private EventKey lookupKey(LookupSpec lookup) {
        EventKey key = new EventKey(scope.event());
        TableSpec table = table(lookup);
        for (int i = 0; i < table.key().size(); i++) {
            String field = "decisions." + name() + ".lookups." + lookup.name() + ".key";
            Column column =
                    table.schema().column(table.schema().require(table.key().get(i)));
            EventKey.Target target = new EventKey.Target(column.name(), column::type);
            key.add(lookup.key().get(i), field, "key of lookup '" + lookup.name() + "'", target, resolver);
        }
        return key;
    }

    private ColumnScope stream(String stream) {
        return Objects.requireNonNull(streams.get(stream), stream);
    }

    private TableSpec table(LookupSpec lookup) {
        return Objects.requireNonNull(project.tables().get(lookup.table()), lookup.table());
    }
}
