package dev.pandan.expression;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.expression.catalyst.Types;
import dev.pandan.spec.project.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** An aggregate over a window, where it stands in a feature. Its type is known only when its argument's is: until then a placeholder stands for it. */
final class AggregateCall {
    private final WindowSpec window;
    private final RowKey key;
    private final AttributeReference placeholder;
    private final @Nullable Scalar argument;
    private final @Nullable Scalar by;
    private final double parameter;
    private AggregateFunction function;

    AggregateCall(
            WindowSpec window,
            RowKey key,
            AggregateFunction function,
            @Nullable Scalar argument,
            @Nullable Scalar by,
            double parameter) {
        this.window = window;
        this.key = key;
        this.function = function;
        this.argument = argument;
        this.by = by;
        this.parameter = parameter;
        this.placeholder = Types.attribute(window.name(), DataTypes.NullType);
    }

    WindowSpec window() {
        return window;
    }

    /** What the window's rows are kept under. */
    RowKey key() {
        return key;
    }

    AggregateFunction function() {
        return function;
    }

    /** Null for the rows themselves. */
    @Nullable
    Scalar argument() {
        return argument;
    }

    /** What rows are chosen by; null for a function that takes none. */
    @Nullable
    Scalar by() {
        return by;
    }

    /** A number that the function takes, else 0. */
    double parameter() {
        return parameter;
    }

    /** Everything that is computed from a row of the window. */
    List<Scalar> scalars() {
        List<Scalar> scalars = new ArrayList<>();
        if (argument != null) {
            scalars.add(argument);
        }
        if (by != null) {
            scalars.add(by);
        }
        return scalars;
    }

    AttributeReference placeholder() {
        return placeholder;
    }

    boolean sound() {
        return key.sound() && scalars().stream().allMatch(Scalar::sound);
    }

    /** A count of values that windows need not keep becomes a count of a condition. */
    void become(AggregateFunction next) {
        function = next;
    }
}
