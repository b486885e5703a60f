package dev.pandan.expression;

import dev.pandan.expression.catalyst.Types;
import dev.pandan.spec.project.Target;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;

/** What stands for results of aggregates in the expressions that use them. */
final class Attributes {
    private Attributes() {}

    static AttributeReference result(AggregateCall call) {
        return Types.attribute(AggregateTyping.name(call), AggregateTyping.type(call));
    }

    /** A label that was computed on a row. */
    static AttributeReference label(Target target) {
        return Types.attribute("label", Roles.type(target));
    }
}
