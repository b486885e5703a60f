package dev.pandan.expression;

import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.expression.catalyst.Failure;
import dev.pandan.expression.catalyst.Origins;
import dev.pandan.expression.catalyst.Seqs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.MultiAlias;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedStar;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.UnresolvedNamedLambdaVariable;
import org.apache.spark.sql.catalyst.expressions.UnresolvedWindowExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.jspecify.annotations.Nullable;

/** Puts what names mean in their place, and refuses what cannot mean anything; reports every problem of an expression, not only the first. */
final class Resolver {
    private final Catalyst catalyst;
    private final Problems problems;
    private final FunctionRules rules;

    Resolver(Catalyst catalyst, Problems problems) {
        this.catalyst = catalyst;
        this.problems = problems;
        this.rules = new FunctionRules(catalyst.functions());
    }

    /** Parses and resolves; afterwards the scalar has an expression, or has failed and said why. */
    void resolve(Scalar scalar, Scope scope) {
        Expression parsed = parse(scalar);
        if (parsed != null) {
            new Walk(scalar, scope).run(parsed);
        }
    }

    /** Resolves a part of an expression in another scope, for example an aggregate's argument. */
    Expression part(Scalar scalar, Expression part, Scope scope) throws Refused {
        Walk walk = new Walk(scalar, scope);
        Expression resolved = walk.node(part, Set.of());
        if (walk.failed) {
            throw Refused.silently();
        }
        return resolved;
    }

    private @Nullable Expression parse(Scalar scalar) {
        String text = scalar.text().text();
        if (text.isBlank()) {
            problems.error(scalar, "an expression is expected, found nothing");
            return null;
        }
        try {
            return catalyst.parse(text);
        } catch (Exception e) {
            Failure failure = Failure.of(e);
            if (failure == null) {
                throw e;
            }
            problems.error(scalar, failure);
            return null;
        }
    }

    /** One way through one expression. */
    private final class Walk {
        private final Scalar scalar;
        private final Scope scope;
        private boolean failed;

        Walk(Scalar scalar, Scope scope) {
            this.scalar = scalar;
            this.scope = scope;
        }

        void run(Expression parsed) {
            scalar.origin(parsed.origin());
            Expression resolved = node(parsed, Set.of());
            scalar.become(failed ? null : resolved);
        }

        Expression node(Expression node, Set<String> variables) {
            try {
                return resolved(node, variables);
            } catch (Refused refused) {
                failed = true;
                if (!refused.silent()) {
                    problems.error(scalar, Failure.at(node.origin(), refused.message()));
                }
                return node;
            }
        }

        private Expression resolved(Expression node, Set<String> variables) throws Refused {
            if (node instanceof UnresolvedAttribute name) {
                return name(Seqs.list(name.nameParts()));
            } else if (node instanceof UnresolvedNamedLambdaVariable name) {
                List<String> parts = Seqs.list(name.nameParts());
                return variables.contains(parts.get(0)) ? node : name(parts);
            } else if (node instanceof LambdaFunction lambda) {
                return lambda(lambda, variables);
            } else if (node instanceof UnresolvedWindowExpression window
                    && window.child() instanceof UnresolvedFunction rows
                    && LastRows.is(rows)) {
                return node(Origins.at(node.origin(), () -> LastRows.vector(rows, window, scope)), variables);
            } else if (node instanceof UnresolvedWindowExpression window) {
                return scope.over(
                        rules.aggregate(window.child()), window.windowSpec().name());
            } else if (node instanceof UnresolvedFunction function && isSizeOfSet(function)) {
                return node(function.arguments().head(), variables);
            } else if (node instanceof AggregateExpression parsed) {
                return scope.aggregate(EarlyAggregates.unresolved(parsed));
            } else if (node instanceof UnresolvedFunction function
                    && (LastRows.is(function) || Aggregates.isAvailable(Aggregates.name(function)))) {
                return scope.aggregate(function);
            } else if (node instanceof UnresolvedFunction function) {
                rules.scalar(function);
            } else {
                refuse(node);
            }
            return node.mapChildren(child -> node(child, variables));
        }

        /** {@code size(collect_set(x) OVER w)}: the set itself is never made. */
        private boolean isSizeOfSet(UnresolvedFunction function) {
            return Aggregates.isSize(Aggregates.name(function))
                    && function.arguments().size() == 1
                    && function.arguments().head() instanceof UnresolvedWindowExpression window
                    && window.child() instanceof UnresolvedFunction inner
                    && Aggregates.isSet(Aggregates.name(inner));
        }

        private Expression name(List<String> parts) throws Refused {
            try {
                return scope.name(parts);
            } catch (Refused refused) {
                rules.notAFunction(parts);
                throw refused;
            }
        }

        private Expression lambda(LambdaFunction lambda, Set<String> outer) {
            Set<String> variables = new HashSet<>(outer);
            for (NamedExpression argument : Seqs.list(lambda.arguments())) {
                variables.add(argument.name());
            }
            return lambda.copy(node(lambda.function(), variables), lambda.arguments(), lambda.hidden());
        }
    }

    private static void refuse(Expression node) throws Refused {
        if (node instanceof WindowExpression) {
            throw new Refused(
                    "a window written in place is not possible (declare it under windows: and write OVER its_name)");
        } else if (node instanceof PlanExpression<?>) {
            throw new Refused("a subquery is not possible (read a table with lookups:, and other rows with a window)");
        } else if (node instanceof UnresolvedStar) {
            throw new Refused("* stands only in count(*) OVER a window");
        } else if (node instanceof Alias || node instanceof MultiAlias) {
            throw new Refused("AS is not possible here (the name stands before the colon)");
        } else if (node instanceof Literal literal && SpecialDates.isSpecial(literal)) {
            throw new Refused(
                    "a date relative to the day of compilation is not repeatable (use the event's time column)");
        }
    }
}
