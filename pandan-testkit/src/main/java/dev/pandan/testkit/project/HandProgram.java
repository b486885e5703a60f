package dev.pandan.testkit.project;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.AggregateUse;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.engine.program.Lookup;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.spec.project.Text;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The program of a made-up project put together by hand, without the compiler of expressions: what it takes to run ten thousand projects through the engine in seconds. Its text
 * is read all the same.
 */
public final class HandProgram {
    private final TestProject project;
    private final List<Table> tables = new ArrayList<>();
    private final Map<TestWindow, List<Aggregate>> aggregates = new LinkedHashMap<>();
    /** Per aggregate of the project. */
    private final List<AggregateUse> uses = new ArrayList<>();

    /** A window table while it is planned. */
    record Table(TestWindow first, Map<String, Argument> arguments) {
        boolean holds(TestWindow window) {
            return first.stream().equals(window.stream()) && first.rowKey().equals(window.rowKey());
        }
    }

    /** What is kept of a row. */
    record Argument(int position, ArgumentType type, Term.Reading carried) {}

    private HandProgram(TestProject project) {
        this.project = project;
        for (TestWindow window : project.windows()) {
            aggregates.put(window, new ArrayList<>());
        }
        project.aggregates().forEach(this::use);
    }

    public static ProjectProgram of(TestProject project) {
        return new HandProgram(project).program();
    }

    private ProjectProgram program() {
        Project spec = ProjectReader.read("pandan.yaml", project.text(), name -> null);
        DecisionProgram decision = new DecisionProgram(
                Objects.requireNonNull(spec.decisions().get(TestProject.DECISION)),
                "0123456789abcdef",
                range(project.windows().size()),
                uses,
                project.table().isEmpty()
                        ? List.of()
                        : List.of(new Lookup(TestTable.LOOKUP, TestTable.NAME, TestTable.SCHEMA)),
                project.features().stream().map(HandProgram::feature).toList());
        return new ProjectProgram(
                spec,
                "0123456789abcdef",
                windowTables(),
                windows(),
                Map.of(TestProject.DECISION, decision),
                () -> new HandCode(project, tables, project.aggregates()));
    }

    private static List<Integer> range(int size) {
        List<Integer> range = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            range.add(i);
        }
        return range;
    }

    private static Feature feature(TestFeature feature) {
        return new Feature(
                feature.name(),
                feature.isCategory() ? FeatureType.CATEGORY : FeatureType.NUMBER,
                Text.of(feature.sql()));
    }

    private List<Window> windows() {
        return project.windows().stream().map(this::window).toList();
    }

    private Window window(TestWindow window) {
        return new Window(
                window.name(),
                tables.indexOf(table(window)),
                window.frame(),
                Objects.requireNonNull(aggregates.get(window)));
    }

    private List<WindowTable> windowTables() {
        List<Window> windows = windows();
        List<WindowTable> all = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            int position = i;
            List<Window> own = windows.stream()
                    .filter(window -> window.table() == position)
                    .toList();
            all.add(windowTable(tables.get(i), own));
        }
        return all;
    }

    private static WindowTable windowTable(Table table, List<Window> windows) {
        return new WindowTable(
                table.first().name() + "_rows",
                table.first().stream().name(),
                new KeyCodec(table.first().keyTypes()),
                table.arguments().values().stream().map(Argument::type).toList(),
                windows.stream()
                        .mapToLong(window -> window.frame().reachMicros())
                        .max()
                        .orElse(0),
                windows.stream().anyMatch(Window::isOrdered));
    }

    private Table table(TestWindow window) {
        for (Table table : tables) {
            if (table.holds(window)) {
                return table;
            }
        }
        tables.add(new Table(window, new LinkedHashMap<>()));
        return tables.get(tables.size() - 1);
    }

    private void use(TestAggregate aggregate) {
        TestWindow window = aggregate.window();
        List<Aggregate> known = Objects.requireNonNull(aggregates.get(window));
        Aggregate spelled = spelled(aggregate, table(window));
        if (!known.contains(spelled)) {
            known.add(spelled);
        }
        uses.add(new AggregateUse(project.windows().indexOf(window), known.indexOf(spelled)));
    }

    /** As the engine is given it: conditions become arguments. */
    private static Aggregate spelled(TestAggregate of, Table table) {
        Term argument = of.argument();
        Term filter = of.filter();
        return switch (of.function()) {
            case COUNT -> count(argument, filter, table);
            case COUNT_IF -> new Aggregate(AggregateFunction.COUNT_IF, argument(table, both(argument, filter)));
            case MIN_BY, MAX_BY ->
                new Aggregate(of.function(), argument(table, argument), argument(table, only(of.by(), filter)), 0);
            case FIRST, LAST -> new Aggregate(of.function(), argument(table, argument), argument(table, kept(of)), 0);
            case PREVIOUS -> new Aggregate(of.function(), argument(table, argument), Aggregate.ROWS, of.parameter());
            case AVG -> averaged(of, argument(table, only(argument, filter)));
            case VAR_SAMP, VAR_POP, STDDEV_SAMP, STDDEV_POP ->
                new Aggregate(of.function(), argument(table, only(asDouble(argument), filter)));
            case APPROX_PERCENTILE -> {
                boolean decimals = argument != null && argument.type() == ScalarType.DECIMAL;
                Term ranked = decimals ? asDouble(argument) : argument;
                yield new Aggregate(
                        of.function(), argument(table, only(ranked, filter)), Aggregate.ROWS, of.parameter());
            }
            default -> new Aggregate(of.function(), argument(table, only(argument, filter)));
        };
    }

    private static Aggregate count(@Nullable Term argument, @Nullable Term filter, Table table) {
        if (argument == null) {
            return filter == null
                    ? new Aggregate(AggregateFunction.COUNT, Aggregate.ROWS)
                    : new Aggregate(AggregateFunction.COUNT_IF, argument(table, filter));
        }
        return new Aggregate(AggregateFunction.COUNT_IF, argument(table, both(Terms.isKnown(argument), filter)));
    }

    private static Aggregate averaged(TestAggregate of, int argument) {
        boolean decimals = of.argument() != null && of.argument().type() == ScalarType.DECIMAL;
        return new Aggregate(AggregateFunction.AVG, argument, Aggregate.ROWS, decimals ? 18 : 0);
    }

    private static @Nullable Term kept(TestAggregate of) {
        Term known = of.ignoreNulls() && of.argument() != null ? Terms.isKnown(of.argument()) : null;
        return known == null ? of.filter() : both(known, of.filter());
    }

    private static @Nullable Term asDouble(@Nullable Term term) {
        return term == null
                ? null
                : new Term("double(" + term + ")", ScalarType.DOUBLE, row -> {
                    Object value = term.of(row);
                    return value == null ? null : Shown.asDouble(value);
                });
    }

    private static Term both(@Nullable Term one, @Nullable Term other) {
        Term first = Objects.requireNonNull(one);
        return other == null
                ? first
                : new Term(first + " AND " + other, ScalarType.BOOLEAN, row -> first.holds(row) && other.holds(row));
    }

    /** The term where the filter holds, else null. */
    private static Term only(@Nullable Term term, @Nullable Term filter) {
        Term of = Objects.requireNonNull(term);
        return filter == null
                ? of
                : new Term("if(" + filter + ", " + of + ")", of.type(), row -> filter.holds(row) ? of.of(row) : null);
    }

    private static int argument(Table table, @Nullable Term term) {
        if (term == null) {
            return Aggregate.ROWS;
        }
        int next = table.arguments().size();
        return table.arguments()
                .computeIfAbsent(
                        term.sql(),
                        sql -> new Argument(next, Carried.type(term.type()), row -> Carried.of(term.of(row))))
                .position();
    }
}
