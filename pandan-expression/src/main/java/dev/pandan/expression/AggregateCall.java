package dev.pandan.expression;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.expression.catalyst.Types;
import dev.pandan.spec.project.WindowSpec;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** An aggregate over a window, where it stands in a feature. Its type is known only when its argument's is: until then a placeholder stands for it. */
final class AggregateCall {
    private final WindowSpec window;
    private final AttributeReference placeholder;
    private final @Nullable Scalar argument;
    private AggregateFunction function;

    AggregateCall(WindowSpec window, AggregateFunction function, @Nullable Scalar argument) {
        this.window = window;
        this.function = function;
        this.argument = argument;
        this.placeholder = Types.attribute(window.name(), DataTypes.NullType);
    }

    WindowSpec window() {
        return window;
    }

    AggregateFunction function() {
        return function;
    }

    /** Null for the rows themselves. */
    @Nullable
    Scalar argument() {
        return argument;
    }

    AttributeReference placeholder() {
        return placeholder;
    }

    boolean sound() {
        return argument == null || argument.sound();
    }

    /** A count of values that windows do not keep becomes a count of a condition. */
    void become(AggregateFunction next) {
        function = next;
    }
}
