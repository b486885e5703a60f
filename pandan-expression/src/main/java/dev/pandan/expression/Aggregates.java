package dev.pandan.expression;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.expression.catalyst.Seqs;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedStar;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** From an aggregate as it is written to one of those that windows compute. */
final class Aggregates {
    static final String NAMES =
            "count, count_if, sum, avg, min, max, variance, stddev, any, every, first, last, min_by, max_by, previous,"
                    + " approx_count_distinct, approx_percentile, rows";

    private static final Map<String, AggregateFunction> FUNCTIONS = Map.ofEntries(
            Map.entry("count", AggregateFunction.COUNT),
            Map.entry("count_if", AggregateFunction.COUNT_IF),
            Map.entry("sum", AggregateFunction.SUM),
            Map.entry("avg", AggregateFunction.AVG),
            Map.entry("mean", AggregateFunction.AVG),
            Map.entry("any", AggregateFunction.ANY),
            Map.entry("some", AggregateFunction.ANY),
            Map.entry("bool_or", AggregateFunction.ANY),
            Map.entry("every", AggregateFunction.EVERY),
            Map.entry("bool_and", AggregateFunction.EVERY),
            Map.entry("variance", AggregateFunction.VAR_SAMP),
            Map.entry("var_samp", AggregateFunction.VAR_SAMP),
            Map.entry("var_pop", AggregateFunction.VAR_POP),
            Map.entry("stddev", AggregateFunction.STDDEV_SAMP),
            Map.entry("std", AggregateFunction.STDDEV_SAMP),
            Map.entry("stddev_samp", AggregateFunction.STDDEV_SAMP),
            Map.entry("stddev_pop", AggregateFunction.STDDEV_POP),
            Map.entry("min", AggregateFunction.MIN),
            Map.entry("max", AggregateFunction.MAX),
            Map.entry("min_by", AggregateFunction.MIN_BY),
            Map.entry("max_by", AggregateFunction.MAX_BY),
            Map.entry("first", AggregateFunction.FIRST),
            Map.entry("first_value", AggregateFunction.FIRST),
            Map.entry("last", AggregateFunction.LAST),
            Map.entry("last_value", AggregateFunction.LAST),
            Map.entry("previous", AggregateFunction.PREVIOUS),
            Map.entry("lag", AggregateFunction.PREVIOUS),
            Map.entry("collect_set", AggregateFunction.COUNT_DISTINCT),
            Map.entry("approx_count_distinct", AggregateFunction.APPROX_COUNT_DISTINCT),
            Map.entry("approx_percentile", AggregateFunction.APPROX_PERCENTILE),
            Map.entry("percentile_approx", AggregateFunction.APPROX_PERCENTILE));
    /** Functions whose value over a collected set is the number of its elements. */
    private static final Set<String> SIZES = Set.of("size", "cardinality", "array_size");

    private static final double MOST_ROWS_BACK = 1_000_000;

    private Aggregates() {}

    /**
     * An aggregate with its arguments.
     *
     * @param argument null for the rows themselves
     * @param by what rows are chosen by, null for a function that takes none
     * @param parameter a number that the function takes, else 0
     */
    record Call(
            AggregateFunction function,
            @Nullable Expression argument,
            @Nullable Expression by,
            double parameter) {
        Call(AggregateFunction function, @Nullable Expression argument) {
            this(function, argument, null, 0);
        }
    }

    static boolean isAvailable(String name) {
        return FUNCTIONS.containsKey(name);
    }

    static boolean isSize(String name) {
        return SIZES.contains(name);
    }

    static boolean isSet(String name) {
        return name.equals("collect_set");
    }

    static List<String> all() {
        return List.copyOf(new TreeSet<>(FUNCTIONS.keySet()));
    }

    static String name(UnresolvedFunction call) {
        return String.join(".", Seqs.list(call.nameParts())).toLowerCase(Locale.ROOT);
    }

    /** Arguments are not resolved yet. */
    static Call of(UnresolvedFunction call) throws Refused {
        String name = name(call);
        AggregateFunction function = Objects.requireNonNull(FUNCTIONS.get(name), name);
        if (!call.orderingWithinGroup().isEmpty()) {
            throw new Refused("WITHIN GROUP is not available (write approx_percentile(x, 0.5))");
        } else if (call.ignoreNulls() && function != AggregateFunction.FIRST && function != AggregateFunction.LAST) {
            throw new Refused("IGNORE NULLS is for first and last: " + name + " skips nulls anyway or names a row");
        } else if (call.isDistinct() && function != AggregateFunction.COUNT) {
            throw new Refused(name + "(DISTINCT ...) is not available (available: count(DISTINCT x))");
        }
        Expression filter = call.filter().isEmpty() ? null : call.filter().get();
        return of(new Written(
                name, function, Seqs.list(call.arguments()), filter, call.isDistinct(), call.ignoreNulls()));
    }

    /** An aggregate as it stands there. */
    private record Written(
            String name,
            AggregateFunction function,
            List<Expression> arguments,
            @Nullable Expression filter,
            boolean distinct,
            boolean ignoreNulls) {

        void takes(int least, int most, String form) throws Refused {
            if (arguments.size() < least || arguments.size() > most) {
                throw new Refused(name + " found " + arguments.size() + " arguments (expected: " + form + ")");
            }
        }

        /** An argument, null in the rows that the filter leaves out. */
        Expression filtered(int argument) {
            return filter == null
                    ? arguments.get(argument)
                    : new If(filter, arguments.get(argument), Literal.create(null, DataTypes.NullType));
        }
    }

    private static Call of(Written written) throws Refused {
        return switch (written.function()) {
            case COUNT -> count(written);
            case COUNT_IF -> countIf(written);
            case MIN_BY, MAX_BY -> chosen(written);
            case FIRST, LAST -> edge(written);
            case PREVIOUS -> previous(written);
            case APPROX_PERCENTILE -> percentile(written);
            default -> {
                written.takes(1, 1, written.name() + "(x)");
                yield new Call(written.function(), written.filtered(0));
            }
        };
    }

    private static Call count(Written written) throws Refused {
        if (!written.distinct() && isRows(written.arguments())) {
            return written.filter() == null
                    ? new Call(AggregateFunction.COUNT, null)
                    : new Call(AggregateFunction.COUNT_IF, written.filter());
        }
        written.takes(1, 1, written.distinct() ? "count(DISTINCT x)" : "count(*) or count(x)");
        AggregateFunction function = written.distinct() ? AggregateFunction.COUNT_DISTINCT : AggregateFunction.COUNT;
        return new Call(function, written.filtered(0));
    }

    private static boolean isRows(List<Expression> arguments) {
        return arguments.size() == 1
                && (arguments.get(0) instanceof UnresolvedStar
                        || (arguments.get(0) instanceof Literal literal && literal.value() != null));
    }

    private static Call countIf(Written written) throws Refused {
        written.takes(1, 1, "count_if(condition)");
        Expression condition = written.arguments().get(0);
        return new Call(
                AggregateFunction.COUNT_IF,
                written.filter() == null ? condition : new And(condition, written.filter()));
    }

    private static Call chosen(Written written) throws Refused {
        written.takes(2, 2, written.name() + "(x, y): x of the row with the least or greatest y");
        return new Call(written.function(), written.arguments().get(0), written.filtered(1), 0);
    }

    private static Call edge(Written written) throws Refused {
        written.takes(1, 2, written.name() + "(x) or " + written.name() + "(x, true) to skip nulls");
        Expression value = written.arguments().get(0);
        boolean skips = written.ignoreNulls()
                || (written.arguments().size() == 2
                        && Literals.flag(written.arguments().get(1), written.name() + ": whether nulls are skipped"));
        Expression known = skips ? new IsNotNull(value) : null;
        Expression filter = written.filter();
        Expression counted = known == null ? filter : filter == null ? known : new And(filter, known);
        return new Call(written.function(), value, counted, 0);
    }

    private static Call previous(Written written) throws Refused {
        written.takes(1, 2, "previous(x) or previous(x, n): x of the n-th latest row");
        if (written.filter() != null) {
            throw new Refused(
                    written.name() + " takes no FILTER: it names a row by its place (write last(x) FILTER (...))");
        }
        double rows = written.arguments().size() == 1
                ? 1
                : Literals.number(written.arguments().get(1), written.name() + ": how many rows back");
        if (rows != Math.rint(rows) || rows < 1 || rows > MOST_ROWS_BACK) {
            throw new Refused(written.name() + ": how many rows back: a whole number from 1 to 1000000 is expected");
        }
        return new Call(AggregateFunction.PREVIOUS, written.arguments().get(0), null, rows);
    }

    private static Call percentile(Written written) throws Refused {
        written.takes(2, 2, written.name() + "(x, 0.95); values are kept to 8 significant bits");
        double share = Literals.number(written.arguments().get(1), written.name() + ": the share");
        if (!(share >= 0 && share <= 1)) {
            throw new Refused(written.name() + ": the share: a number from 0 to 1 is expected");
        }
        return new Call(AggregateFunction.APPROX_PERCENTILE, written.filtered(0), null, share);
    }
}
