package dev.pandan.expression;

import dev.pandan.expression.catalyst.Seqs;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.LookupSpec;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** What the features of one decision may read. */
final class DecisionScope {
    private final Project project;
    private final DecisionSpec spec;
    private final ColumnScope event;
    private final Map<String, ColumnScope> lookups = new LinkedHashMap<>();

    DecisionScope(Project project, DecisionSpec spec, ColumnScope event) {
        this.project = project;
        this.spec = spec;
        this.event = event;
        for (LookupSpec lookup : spec.lookups().values()) {
            TableSpec table = Objects.requireNonNull(project.tables().get(lookup.table()), lookup.table());
            String owner = "lookup '" + lookup.name() + "' (table '" + table.name() + "')";
            lookups.put(lookup.name(), new ColumnScope(owner, table.schema(), List.of(lookup.name())));
        }
    }

    DecisionSpec spec() {
        return spec;
    }

    ColumnScope event() {
        return event;
    }

    /**
     * The names of times.
     *
     * @param window one of the project's
     */
    Scope.Times times(String window) {
        String rows = Objects.requireNonNull(project.windows().get(window), window).stream();
        return new Scope.Times(time(spec.stream()), time(rows));
    }

    private Expression time(String stream) {
        String column =
                Objects.requireNonNull(project.streams().get(stream), stream).time();
        return new UnresolvedAttribute(Seqs.seq(List.of(column)));
    }

    /** What a name means, if all features are sound. */
    Meaning meaning(List<String> parts) {
        String first = parts.get(0);
        if (lookups.containsKey(first) && parts.size() > 1) {
            return Meaning.LOOKUP_COLUMN;
        } else if (event.has(first)) {
            return Meaning.EVENT_COLUMN;
        } else if (spec.features().containsKey(first)) {
            return Meaning.FEATURE;
        }
        return lookups.containsKey(first) ? Meaning.LOOKUP : Meaning.UNKNOWN;
    }

    Map<String, ColumnScope> lookups() {
        return lookups;
    }

    /** The event's columns, then those of each lookup. */
    List<AttributeReference> attributes() {
        List<AttributeReference> all = new ArrayList<>(event.attributes());
        lookups.values().forEach(lookup -> all.addAll(lookup.attributes()));
        return all;
    }
}
