package dev.pandan.expression;

import dev.pandan.expression.catalyst.Types;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.types.DataTypes;

/** What stands for results of aggregates in the expressions that use them. */
final class Attributes {
    private Attributes() {}

    static AttributeReference result(AggregateCall call) {
        return Types.attribute(AggregateTyping.name(call), AggregateTyping.type(call));
    }

    /** A label that was computed on a row. */
    static AttributeReference label() {
        return Types.attribute("label", DataTypes.BooleanType);
    }
}
