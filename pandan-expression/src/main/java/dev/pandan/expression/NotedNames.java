package dev.pandan.expression;

import dev.pandan.expression.catalyst.Origins;
import dev.pandan.expression.catalyst.Seqs;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedStar;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Notes what the names in a feature mean, for a feature that is known to be sound. What it puts in their place has no meaning. */
final class NotedNames implements Scope {
    private static final Expression NOTHING = Literal.create(null, DataTypes.NullType);

    private final DecisionScope scope;
    private final Resolver resolver;
    private final Scalar scalar;
    private final Set<String> columns = new LinkedHashSet<>();
    private final Set<String> features = new LinkedHashSet<>();
    private final Map<String, Set<String>> lookups = new LinkedHashMap<>();
    private final Map<String, Aggregated> windows = new LinkedHashMap<>();

    private NotedNames(DecisionScope scope, Resolver resolver, Scalar scalar) {
        this.scope = scope;
        this.resolver = resolver;
        this.scalar = scalar;
    }

    static NotedNames of(DecisionScope scope, Resolver resolver, Scalar feature) {
        Scalar again = new Scalar(feature.text(), feature.field(), feature.what());
        NotedNames names = new NotedNames(scope, resolver, again);
        resolver.resolve(again, names);
        return names;
    }

    /** Aggregates over one window, as they are written, and the columns that they read. */
    record Aggregated(Set<String> texts, Set<String> columns) {
        Aggregated() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>());
        }
    }

    Set<String> columns() {
        return columns;
    }

    Set<String> features() {
        return features;
    }

    /** Columns by lookup. */
    Map<String, Set<String>> lookups() {
        return lookups;
    }

    Map<String, Aggregated> windows() {
        return windows;
    }

    @Override
    public Expression name(List<String> parts) {
        String first = parts.get(0);
        switch (scope.meaning(parts)) {
            case LOOKUP_COLUMN ->
                lookups.computeIfAbsent(first, lookup -> new LinkedHashSet<>()).add(parts.get(1));
            case EVENT_COLUMN -> columns.add(first);
            case FEATURE -> features.add(first);
            case LOOKUP, UNKNOWN -> {}
        }
        return NOTHING;
    }

    @Override
    public Expression over(UnresolvedFunction call, String window) throws Refused {
        Aggregated aggregated = windows.computeIfAbsent(window, name -> new Aggregated());
        aggregated.texts().add(withoutWindow(Origins.text(call.origin()), window));
        Scope rows = parts -> {
            aggregated.columns().add(parts.get(0));
            return NOTHING;
        };
        for (Expression argument : Seqs.list(call.arguments())) {
            part(argument, rows);
        }
        part(call.filter().isEmpty() ? null : call.filter().get(), rows);
        return NOTHING;
    }

    @Override
    public Times times(String window) {
        return scope.times(window);
    }

    private static String withoutWindow(String text, String window) {
        return text.replaceFirst("(?i)\\s+over[\\s(]*`?" + Pattern.quote(window) + "`?[\\s)]*$", "");
    }

    private void part(@Nullable Expression argument, Scope rows) throws Refused {
        if (argument != null && !(argument instanceof UnresolvedStar)) {
            resolver.part(scalar, argument, rows);
        }
    }
}
