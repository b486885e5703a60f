package dev.pandan.expression.catalyst;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedLambdaVariable;

/**
 * Copies of expressions that share nothing that changes. Spark says only of some expressions that they have a state; the variables of lambdas are written at every
 * element without it being said, and expressions inside lambdas, which are interpreted, remember their last pattern or format.
 */
final class FreshCopy {
    private final Map<ExprId, AtomicReference<Object>> variables = new HashMap<>();

    private FreshCopy() {}

    static Expression of(Expression expression) {
        return new FreshCopy().copy(expression.freshCopyIfContainsStatefulExpression());
    }

    private Expression copy(Expression node) {
        if (node instanceof NamedLambdaVariable variable) {
            AtomicReference<Object> value = variables.computeIfAbsent(variable.exprId(), id -> new AtomicReference<>());
            return variable.copy(variable.name(), variable.dataType(), variable.nullable(), variable.exprId(), value);
        }
        List<Expression> children =
                Seqs.list(node.children()).stream().map(this::copy).toList();
        return children.isEmpty()
                ? node
                : node.withNewChildrenInternal(Seqs.seq(children).toIndexedSeq());
    }
}
