package dev.pandan.expression;

import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.Text;
import dev.pandan.spec.project.WindowSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.jspecify.annotations.Nullable;

/** Names to meanings for the features of one decision, each put in the place where another uses it. */
final class Features {
    private final Project project;
    private final Map<String, ColumnScope> streams;
    private final Map<String, RowKey> rowKeys;
    private final DecisionScope scope;
    private final Resolver resolver;
    private final Problems problems;
    private final Map<String, Scalar> scalars = new LinkedHashMap<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final List<AggregateCall> calls = new ArrayList<>();

    Features(
            Project project,
            Map<String, ColumnScope> streams,
            Map<String, RowKey> rowKeys,
            DecisionScope scope,
            Resolver resolver,
            Problems problems) {
        this.project = project;
        this.streams = streams;
        this.rowKeys = rowKeys;
        this.scope = scope;
        this.resolver = resolver;
        this.problems = problems;
        scope.spec().features().forEach((name, feature) -> declare(name, feature.value()));
        scalars.keySet().forEach(this::resolve);
    }

    /** In the order of the file. */
    Map<String, Scalar> scalars() {
        return scalars;
    }

    /** What is used before what uses it. */
    List<Scalar> ordered() {
        return done.stream().map(this::scalar).toList();
    }

    /** The same with their names. */
    void inOrder(BiConsumer<String, Scalar> visitor) {
        done.forEach(name -> visitor.accept(name, scalar(name)));
    }

    /** Every aggregate, where it stands. */
    List<AggregateCall> calls() {
        return calls;
    }

    private void declare(String name, Text text) {
        String field = "decisions." + scope.spec().name() + ".features." + name;
        scalars.put(name, new Scalar(text, field, "feature '" + name + "'"));
        if (name.equals(RuleScope.SCORE)) {
            problems.error(
                    scalar(name), "the rules of a policy use this name for the model's score (choose another name)");
        }
    }

    private Scalar scalar(String name) {
        return Objects.requireNonNull(scalars.get(name), name);
    }

    private void resolve(String name) {
        if (!done.contains(name)) {
            path.addLast(name);
            resolver.resolve(scalar(name), new Names(name));
            path.removeLast();
            done.add(name);
        }
    }

    /** What names mean in one feature. */
    private final class Names implements Scope {
        private final String feature;

        Names(String feature) {
            this.feature = feature;
        }

        @Override
        public Expression name(List<String> parts) throws Refused {
            String first = parts.get(0);
            List<String> rest = parts.subList(1, parts.size());
            return switch (scope.meaning(parts)) {
                case LOOKUP_COLUMN -> lookup(first).name(rest);
                case EVENT_COLUMN -> {
                    warnOfShadow(first);
                    yield scope.event().name(parts);
                }
                case FEATURE -> Fields.of(feature(first), rest);
                case LOOKUP -> throw wholeRow(first);
                case UNKNOWN -> throw unknown(parts);
            };
        }

        private ColumnScope lookup(String name) {
            return Objects.requireNonNull(scope.lookups().get(name), name);
        }

        private Refused wholeRow(String lookup) {
            List<String> columns = lookup(lookup).names().stream()
                    .map(column -> lookup + "." + column)
                    .toList();
            return new Refused("lookup '" + lookup + "' is a whole row (name one of its columns: "
                    + String.join(", ", columns) + ")");
        }

        @Override
        public Expression aggregate(UnresolvedFunction call) throws Refused {
            if (project.windows().isEmpty()) {
                return Scope.super.aggregate(call);
            }
            String name = Aggregates.name(call);
            throw new Refused(name + "(...) is an aggregate and needs a window (write " + name + "(...) OVER one of: "
                    + String.join(", ", project.windows().keySet()) + ")");
        }

        private WindowSpec window(String name) throws Refused {
            WindowSpec spec = project.windows().get(name);
            if (spec == null) {
                throw new Refused("there is no window '" + name + "'"
                        + Suggestion.text(name, project.windows().keySet())
                        + (project.windows().isEmpty() ? " (declare it under windows:)" : ""));
            }
            return spec;
        }

        @Override
        public Times times(String window) throws Refused {
            return scope.times(window(window).name());
        }

        @Override
        public Expression over(UnresolvedFunction call, String window) throws Refused {
            WindowSpec spec = window(window);
            Aggregates.Call aggregate = Aggregates.of(call);
            AggregateCall added = new AggregateCall(
                    spec,
                    Objects.requireNonNull(rowKeys.get(window)),
                    aggregate.function(),
                    argument(aggregate.argument(), spec),
                    argument(aggregate.by(), spec),
                    aggregate.parameter());
            calls.add(added);
            return added.placeholder();
        }

        private @Nullable Scalar argument(@Nullable Expression unresolved, WindowSpec window) throws Refused {
            if (unresolved == null) {
                return null;
            }
            Scalar owner = scalar(feature);
            Scalar argument = new Scalar(owner.text(), owner.field(), owner.what());
            argument.origin(unresolved.origin());
            argument.become(resolver.part(owner, unresolved, new RowNames(window)));
            owner.use(argument);
            return argument;
        }

        private Expression feature(String name) throws Refused {
            if (path.contains(name)) {
                throw new Refused("features use each other in a circle: " + circle(name));
            }
            resolve(name);
            Scalar other = scalar(name);
            if (!other.sound()) {
                throw Refused.silently();
            }
            scalar(feature).use(other);
            OptionalInt size =
                    Objects.requireNonNull(scope.spec().features().get(name)).size();
            return size.isPresent() ? ArraySizes.of(other.expression(), size.getAsInt()) : other.expression();
        }

        private String circle(String name) {
            List<String> names = new ArrayList<>(path);
            List<String> circle = new ArrayList<>(names.subList(names.indexOf(name), names.size()));
            circle.add(name);
            return String.join(" -> ", circle);
        }

        private void warnOfShadow(String name) {
            Scalar other = scalars.get(name);
            if (other != null
                    && !name.equals(feature)
                    && !other.text().text().strip().equals(name)) {
                problems.warning(
                        scalar(feature).text().location(),
                        scalar(feature).field(),
                        "feature '" + feature + "': '" + name + "' means the column of "
                                + scope.event().owner()
                                + ", not the feature of that name (rename the feature to use it)");
            }
        }

        private Refused unknown(List<String> parts) {
            String name = parts.get(0);
            Set<String> names = new LinkedHashSet<>(scope.event().names());
            names.addAll(scalars.keySet());
            names.remove(feature);
            names.addAll(lookupColumns());
            String where = " not found in " + scope.event().owner() + ", nor among features and lookups";
            return new Refused("column '" + String.join(".", parts) + "'" + where
                    + suggestion(name, String.join(".", parts), names));
        }

        private String suggestion(String name, String whole, Collection<String> names) {
            return lookupColumns().stream()
                    .filter(column -> column.endsWith("." + name))
                    .findFirst()
                    .map(column -> " (did you mean '" + column + "'?)")
                    .orElseGet(() -> Suggestion.text(whole, names));
        }

        private List<String> lookupColumns() {
            return scope.lookups().entrySet().stream()
                    .flatMap(entry -> entry.getValue().names().stream().map(column -> entry.getKey() + "." + column))
                    .toList();
        }
    }

    /** What names mean in an aggregate's argument: columns of the window's rows. */
    private final class RowNames implements Scope {
        private final WindowSpec window;

        RowNames(WindowSpec window) {
            this.window = window;
        }

        @Override
        public Expression name(List<String> parts) throws Refused {
            ColumnScope rows = Objects.requireNonNull(streams.get(window.stream()), window.stream());
            if (!rows.has(parts.get(0)) && (scope.event().has(parts.get(0)) || scalars.containsKey(parts.get(0)))) {
                throw new Refused("column '" + parts.get(0) + "' not found in " + rows.owner() + ", whose rows window '"
                        + window.name() + "' holds: an aggregate reads those rows, not the event"
                        + Suggestion.text(parts.get(0), rows.names()));
            }
            return rows.name(parts);
        }

        @Override
        public Expression over(UnresolvedFunction call, String inner) throws Refused {
            throw new Refused("an aggregate over a window cannot contain another");
        }
    }
}
