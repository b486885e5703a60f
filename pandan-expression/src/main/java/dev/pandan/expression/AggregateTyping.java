package dev.pandan.expression;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.expression.catalyst.Types;
import java.util.Locale;
import java.util.Objects;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** What an aggregate's argument must be, and what its result is. */
final class AggregateTyping {
    private AggregateTyping() {}

    static void fit(AggregateCall call, Typing typing) {
        Scalar by = call.by();
        if (by != null) {
            typing.fit(by, role(call.function(), true));
        }
        Scalar argument = call.argument();
        if (argument == null || !argument.sound()) {
            return;
        }
        if (call.function() == AggregateFunction.COUNT) {
            count(call, argument);
        } else {
            typing.fit(argument, role(call.function(), false));
        }
    }

    private static Typing.Role role(AggregateFunction function, boolean by) {
        return switch (function) {
            case SUM, AVG -> Roles::addend;
            case VAR_SAMP, VAR_POP, STDDEV_SAMP, STDDEV_POP -> Roles::measure;
            case APPROX_PERCENTILE -> Roles::rankable;
            case COUNT_IF, ANY, EVERY -> Roles::condition;
            case MIN, MAX -> Roles::comparable;
            case MIN_BY, MAX_BY -> by ? Roles::comparable : Roles::kept;
            case FIRST, LAST -> by ? Roles::condition : Roles::kept;
            case COUNT, COUNT_DISTINCT, APPROX_COUNT_DISTINCT, PREVIOUS -> Roles::kept;
        };
    }

    /** Values that are not numbers are counted by a condition, so that windows need not keep them. */
    private static void count(AggregateCall call, Scalar argument) {
        Expression value = argument.expression();
        if (!Roles.isNumeral(value.dataType())) {
            call.become(AggregateFunction.COUNT_IF);
            argument.become(new IsNotNull(value));
        }
    }

    /** Type of the result. */
    static DataType type(AggregateCall call) {
        return switch (call.function()) {
            case COUNT, COUNT_IF, COUNT_DISTINCT, APPROX_COUNT_DISTINCT -> DataTypes.LongType;
            case ANY, EVERY -> DataTypes.BooleanType;
            case AVG, VAR_SAMP, VAR_POP, STDDEV_SAMP, STDDEV_POP -> DataTypes.DoubleType;
            case SUM -> sum(argumentType(call));
            case APPROX_PERCENTILE, MIN, MAX, MIN_BY, MAX_BY, FIRST, LAST, PREVIOUS -> argumentType(call);
        };
    }

    private static DataType sum(DataType argument) {
        if (Types.isDecimal(argument)) {
            return Types.widened(argument);
        }
        return Types.isIntegral(argument) ? DataTypes.LongType : DataTypes.DoubleType;
    }

    private static DataType argumentType(AggregateCall call) {
        return Objects.requireNonNull(call.argument()).expression().dataType();
    }

    /** The number that the engine is given along. */
    static double parameter(AggregateCall call) {
        boolean decimals = call.function() == AggregateFunction.AVG && Types.isDecimal(argumentType(call));
        return decimals ? Types.scale(argumentType(call)) : call.parameter();
    }

    /** The one spelling of an aggregate, which is part of the fingerprint. */
    static String name(AggregateCall call) {
        String argument = text(call.argument(), "*");
        String by = call.by() == null ? "" : ", " + text(call.by(), "");
        String parameter = call.parameter() == 0 ? "" : ", " + call.parameter();
        return call.function().name().toLowerCase(Locale.ROOT) + "(" + argument + by + parameter + ") OVER "
                + call.window().name();
    }

    private static String text(@Nullable Scalar scalar, String otherwise) {
        return scalar == null ? otherwise : scalar.canonical();
    }
}
