package dev.pandan.expression;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.expression.catalyst.Seqs;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedStar;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** From an aggregate as it is written to one of the few that windows compute. */
final class Aggregates {
    static final String NAMES = "count(*), count(x), count_if(condition), sum(x), avg(x)";

    private static final Map<String, AggregateFunction> FUNCTIONS = Map.of(
            "count", AggregateFunction.COUNT,
            "count_if", AggregateFunction.COUNT_IF,
            "sum", AggregateFunction.SUM,
            "avg", AggregateFunction.AVG,
            "mean", AggregateFunction.AVG);

    private Aggregates() {}

    /**
     * An aggregate and its one argument.
     *
     * @param argument null for the rows themselves
     */
    record Call(AggregateFunction function, @Nullable Expression argument) {}

    static boolean isAvailable(String name) {
        return FUNCTIONS.containsKey(name);
    }

    static List<String> all() {
        return FUNCTIONS.keySet().stream().sorted().toList();
    }

    /** Arguments are not resolved yet. */
    static Call of(UnresolvedFunction call) throws Refused {
        String name = call.nameParts().last().toLowerCase(Locale.ROOT);
        if (call.isDistinct()) {
            throw new Refused(name + "(DISTINCT ...) OVER a window is not available (available: " + NAMES + ")");
        } else if (call.ignoreNulls() || !call.orderingWithinGroup().isEmpty()) {
            throw new Refused("IGNORE NULLS and WITHIN GROUP are not available: nulls are skipped always");
        }
        AggregateFunction function = Objects.requireNonNull(FUNCTIONS.get(name));
        List<Expression> arguments = Seqs.list(call.arguments());
        Expression filter = call.filter().isEmpty() ? null : call.filter().get();
        if (function == AggregateFunction.COUNT && isRows(arguments)) {
            return filter == null ? new Call(function, null) : new Call(AggregateFunction.COUNT_IF, filter);
        } else if (arguments.size() != 1) {
            throw new Refused(name + " takes one argument, found " + arguments.size());
        }
        return new Call(function, filter == null ? arguments.get(0) : filtered(function, arguments.get(0), filter));
    }

    private static boolean isRows(List<Expression> arguments) {
        return arguments.size() == 1
                && (arguments.get(0) instanceof UnresolvedStar
                        || (arguments.get(0) instanceof Literal literal && literal.value() != null));
    }

    private static Expression filtered(AggregateFunction function, Expression argument, Expression filter) {
        return function == AggregateFunction.COUNT_IF
                ? new And(argument, filter)
                : new If(filter, argument, Literal.create(null, DataTypes.NullType));
    }
}
