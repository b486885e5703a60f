package dev.pandan.expression;

import dev.pandan.expression.catalyst.Seqs;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Divide;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Subtract;
import org.apache.spark.sql.catalyst.expressions.UnresolvedWindowExpression;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;

/**
 * {@code rows(n, x, ...) OVER w}: the latest n rows of a window as one vector, for models of sequences. Row by row, the latest one last: the values, then 1; where there are
 * fewer rows, zeros stand before them, with 0 in place of the 1. {@code seconds_ago()} among the values is the time from the row to the event. Written with the other
 * aggregates: {@code previous(x, n)} and {@code count(*)}.
 */
final class LastRows {
    private static final String NAME = "rows";
    private static final String AGE = "seconds_ago";
    private static final int MOST_ELEMENTS = 4_096;
    private static final double MICROS = 1e6;
    private static final Literal ZERO = Literal.create(0f, DataTypes.FloatType);
    private static final Literal ONE = Literal.create(1f, DataTypes.FloatType);

    private final UnresolvedWindowExpression window;
    private final Scope scope;

    private LastRows(UnresolvedWindowExpression window, Scope scope) {
        this.window = window;
        this.scope = scope;
    }

    static boolean is(UnresolvedFunction call) {
        return Aggregates.name(call).equals(NAME);
    }

    /**
     * The vector, unresolved.
     *
     * @param window around the call
     */
    static Expression vector(UnresolvedFunction call, UnresolvedWindowExpression window, Scope scope) throws Refused {
        return new LastRows(window, scope).vector(call);
    }

    private Expression vector(UnresolvedFunction call) throws Refused {
        List<Expression> arguments = Seqs.list(call.arguments());
        if (call.isDistinct() || !call.filter().isEmpty()) {
            throw new Refused(NAME + " takes no DISTINCT and no FILTER: it takes rows by their place");
        } else if (arguments.size() < 2) {
            throw new Refused(NAME + " found " + arguments.size()
                    + " arguments (expected: rows(n, x, ...): x, ... of the latest n rows)");
        }
        List<Expression> values = arguments.subList(1, arguments.size());
        int rows = count(arguments.get(0), values.size() + 1);
        List<Expression> elements = new ArrayList<>();
        for (int back = rows; back > 0; back--) {
            Expression missing = new LessThan(over(function("count", number(1))), number(back));
            for (Expression value : values) {
                elements.add(function("if", missing, ZERO, element(value, back)));
            }
            elements.add(function("if", missing, ZERO, ONE));
        }
        return function("array", elements.toArray(Expression[]::new));
    }

    private static int count(Expression argument, int width) throws Refused {
        double rows = Literals.number(argument, NAME + ": how many rows");
        int most = MOST_ELEMENTS / width;
        if (rows != Math.rint(rows) || rows < 1 || rows > most) {
            throw new Refused(NAME + ": how many rows: a whole number from 1 to " + most
                    + " is expected (a vector has at most " + MOST_ELEMENTS + " elements, " + width + " a row)");
        }
        return (int) rows;
    }

    private Expression element(Expression value, int back) throws Refused {
        boolean age = value instanceof UnresolvedFunction call
                && Aggregates.name(call).equals(AGE)
                && call.arguments().isEmpty();
        return age ? age(back) : previous(value, back);
    }

    private Expression age(int back) throws Refused {
        Scope.Times times = scope.times(window.windowSpec().name());
        Expression event = function("unix_micros", times.event());
        Expression row = function("unix_micros", previous(times.row(), back));
        return new Divide(new Subtract(event, row), Literal.create(MICROS, DataTypes.DoubleType));
    }

    private Expression previous(Expression value, int back) {
        return over(function("previous", value, number(back)));
    }

    private Expression over(UnresolvedFunction aggregate) {
        return new UnresolvedWindowExpression(aggregate, window.windowSpec());
    }

    private static Literal number(int value) {
        return Literal.create(value, DataTypes.IntegerType);
    }

    private static UnresolvedFunction function(String name, Expression... arguments) {
        return new UnresolvedFunction(
                Seqs.seq(List.of(name)),
                Seqs.seq(List.of(arguments)),
                false,
                Option.empty(),
                false,
                Seqs.seq(List.of()),
                false);
    }
}
