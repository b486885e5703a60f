package dev.pandan.expression;

import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.expression.catalyst.Failure;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Generator;
import org.apache.spark.sql.catalyst.expressions.KllSketchGetQuantileBase;
import org.apache.spark.sql.catalyst.expressions.KllSketchGetRankBase;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;

/** Gives expressions their types, many at once because each run of the analyzer costs milliseconds, and one by one where something is wrong. */
final class Typing {
    private static final String KLL = "kll_sketch_get_quantile_... and kll_sketch_get_rank_...";

    private final Catalyst catalyst;
    private final Problems problems;

    Typing(Catalyst catalyst, Problems problems) {
        this.catalyst = catalyst;
        this.problems = problems;
    }

    /** What an expression must be in its place; may change it, for example by a cast. */
    @FunctionalInterface
    interface Role {
        Expression fit(Expression typed) throws Refused;
    }

    /** Finds functions and types; what is used must come before what uses it. */
    void analyze(List<Scalar> scalars, List<? extends Attribute> input) {
        step(scalars, expressions -> catalyst.analyze(expressions, input));
        for (Scalar scalar : sound(scalars)) {
            scalar.canonical(scalar.expression().sql());
            fit(scalar, Repeatable::check);
        }
    }

    /** Fits an analysed expression into its place. */
    void fit(Scalar scalar, Role role) {
        if (!scalar.sound()) {
            return;
        }
        try {
            scalar.become(role.fit(scalar.expression()));
        } catch (Refused refused) {
            problems.error(scalar, Failure.at(scalar.origin(), refused.message()));
            scalar.fail();
        }
    }

    /** The last step before compilation. */
    void simplify(List<Scalar> scalars, List<? extends Attribute> input) {
        step(scalars, expressions -> catalyst.simplify(expressions, input));
        for (Scalar scalar : sound(scalars)) {
            fit(scalar, Typing::evaluable);
        }
    }

    private void step(List<Scalar> scalars, UnaryOperator<List<Expression>> work) {
        List<Scalar> open = sound(scalars);
        if (open.isEmpty()) {
            return;
        }
        try {
            List<Expression> results =
                    work.apply(open.stream().map(Scalar::expression).toList());
            for (int i = 0; i < results.size(); i++) {
                open.get(i).become(results.get(i));
            }
        } catch (Exception e) {
            open.forEach(scalar -> stepAlone(scalar, work));
        }
    }

    private void stepAlone(Scalar scalar, UnaryOperator<List<Expression>> work) {
        if (!scalar.sound()) {
            return;
        }
        try {
            scalar.become(work.apply(List.of(scalar.expression())).get(0));
        } catch (Exception e) {
            Failure failure = Failure.of(e);
            problems.error(scalar, failure == null ? thrown(scalar, e) : failure);
            scalar.fail();
        }
    }

    /** A few functions throw on constants that they cannot read. */
    private static Failure thrown(Scalar scalar, Exception e) {
        return Failure.at(
                scalar.origin(),
                "Spark cannot compute it: " + e.getClass().getSimpleName()
                        + " (check the values that are written in the expression)");
    }

    private static List<Scalar> sound(List<Scalar> scalars) {
        return scalars.stream().filter(Scalar::sound).toList();
    }

    private static Expression evaluable(Expression expression) throws Refused {
        if (expression.exists(Typing::isUnevaluable)) {
            throw new Refused("the expression cannot be computed from one row: " + expression.sql());
        } else if (expression.exists(Typing::isReadWithoutRow)) {
            throw new Refused("the second argument of " + KLL + " is read without a row (write a constant there)");
        }
        return expression;
    }

    /** Spark evaluates these arguments without a row: a column there would give null for every row. */
    private static boolean isReadWithoutRow(Expression node) {
        return (node instanceof KllSketchGetQuantileBase || node instanceof KllSketchGetRankBase)
                && !node.children().last().foldable();
    }

    private static boolean isUnevaluable(Expression node) {
        return node instanceof Generator || (node instanceof Unevaluable && !(node instanceof AttributeReference));
    }
}
