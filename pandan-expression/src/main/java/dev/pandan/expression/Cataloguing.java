package dev.pandan.expression;

import dev.pandan.engine.program.Catalogue;
import dev.pandan.engine.program.Catalogue.KeyPart;
import dev.pandan.engine.program.Catalogue.LookupRead;
import dev.pandan.engine.program.Catalogue.Reads;
import dev.pandan.engine.program.Catalogue.UsedBy;
import dev.pandan.engine.program.Catalogue.WindowRead;
import dev.pandan.engine.program.Feature;
import dev.pandan.expression.catalyst.Seqs;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.FeatureSpec;
import dev.pandan.spec.project.LookupSpec;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.TableSpec;
import dev.pandan.spec.project.WindowSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;

/** Makes the catalogue of a project that compiled: names are resolved once more, and what each means is noted. */
final class Cataloguing {
    private final Project project;
    private final Map<String, RowKey> rowKeys;
    private final Resolver resolver;
    private final List<Catalogue.Entry> entries = new ArrayList<>();

    /**
     * @param rowKeys by window
     */
    Cataloguing(Project project, Map<String, RowKey> rowKeys, Resolver resolver) {
        this.project = project;
        this.rowKeys = rowKeys;
        this.resolver = resolver;
    }

    Catalogue of(List<DecisionCompilation> decisions) {
        decisions.forEach(this::add);
        return new Catalogue(entries);
    }

    private void add(DecisionCompilation decision) {
        DecisionSpec spec = Objects.requireNonNull(project.decisions().get(decision.name()));
        Map<String, Reads> reads = new LinkedHashMap<>();
        decision.features().scalars().forEach((name, scalar) -> reads.put(name, reads(decision, scalar)));
        Map<String, Set<String>> rules = rules(spec);
        for (Feature feature : decision.finished()) {
            FeatureSpec declared = Objects.requireNonNull(spec.features().get(feature.name()));
            entries.add(new Catalogue.Entry(
                    spec.name(),
                    spec.stream(),
                    feature,
                    declared.description(),
                    Objects.requireNonNull(reads.get(feature.name())),
                    new UsedBy(
                            users(feature.name(), reads),
                            List.copyOf(rules.getOrDefault(feature.name(), Set.of())),
                            spec.model().isPresent())));
        }
    }

    private Reads reads(DecisionCompilation decision, Scalar feature) {
        NotedNames names = NotedNames.of(decision.scope(), resolver, feature);
        List<LookupRead> lookups = new ArrayList<>();
        names.lookups().forEach((lookup, columns) -> lookups.add(lookup(decision, lookup, columns)));
        List<WindowRead> windows = new ArrayList<>();
        names.windows().forEach((window, aggregated) -> windows.add(window(decision, window, aggregated)));
        return new Reads(List.copyOf(names.columns()), lookups, List.copyOf(names.features()), windows);
    }

    private LookupRead lookup(DecisionCompilation decision, String name, Set<String> columns) {
        Map<String, LookupSpec> declared = decision.scope().spec().lookups();
        LookupSpec spec = Objects.requireNonNull(declared.get(name));
        TableSpec table = Objects.requireNonNull(project.tables().get(spec.table()));
        EventKey key = decision.lookupKeys().get(List.copyOf(declared.keySet()).indexOf(name));
        List<KeyPart> parts = new ArrayList<>();
        for (int i = 0; i < table.key().size(); i++) {
            String column = table.key().get(i);
            Scalar event = key.parts().get(i);
            parts.add(new KeyPart(column, List.of(column), text(event), columns(event)));
        }
        return new LookupRead(name, table.name(), parts, List.copyOf(columns));
    }

    private WindowRead window(DecisionCompilation decision, String name, NotedNames.Aggregated aggregated) {
        WindowSpec spec = Objects.requireNonNull(project.windows().get(name));
        List<Scalar> rows = Objects.requireNonNull(rowKeys.get(name)).parts();
        List<Scalar> events =
                Objects.requireNonNull(decision.windowKeys().get(name)).parts();
        List<KeyPart> parts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            parts.add(
                    new KeyPart(text(rows.get(i)), columns(rows.get(i)), text(events.get(i)), columns(events.get(i))));
        }
        return new WindowRead(
                name,
                spec.stream(),
                parts,
                (spec.frame().isUnbounded() ? "" : "last ") + spec.frame(),
                List.copyOf(aggregated.texts()),
                List.copyOf(aggregated.columns()));
    }

    private static String text(Scalar scalar) {
        return scalar.text().text().strip();
    }

    private static List<String> columns(Scalar scalar) {
        Set<String> found = new LinkedHashSet<>();
        columns(scalar.expression(), found);
        return List.copyOf(found);
    }

    private static void columns(Expression node, Set<String> found) {
        if (node instanceof AttributeReference column) {
            found.add(column.name());
        }
        Seqs.list(node.children()).forEach(child -> columns(child, found));
    }

    private static List<String> users(String feature, Map<String, Reads> reads) {
        return reads.entrySet().stream()
                .filter(entry -> entry.getValue().features().contains(feature))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Conditions by the features that they name. */
    private Map<String, Set<String>> rules(DecisionSpec spec) {
        Map<String, Set<String>> rules = new LinkedHashMap<>();
        for (PolicySpec.Rule rule : spec.policy().rules()) {
            String text = rule.when().text().strip();
            Scalar condition = new Scalar(rule.when(), "", "rule");
            resolver.resolve(condition, parts -> {
                rules.computeIfAbsent(parts.get(0), name -> new LinkedHashSet<>())
                        .add(text);
                return Literal.create(null, DataTypes.NullType);
            });
        }
        return rules;
    }
}
