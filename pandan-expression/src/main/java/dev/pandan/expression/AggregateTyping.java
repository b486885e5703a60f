package dev.pandan.expression;

import dev.pandan.engine.program.AggregateFunction;
import java.util.Locale;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;

/** What an aggregate's argument must be. */
final class AggregateTyping {
    private AggregateTyping() {}

    static void fit(AggregateCall call, Typing typing) {
        Scalar argument = call.argument();
        if (argument == null || !argument.sound()) {
            return;
        }
        switch (call.function()) {
            case SUM, AVG -> typing.fit(argument, Roles::addend);
            case COUNT_IF -> typing.fit(argument, Roles::condition);
            case COUNT -> count(call, argument);
        }
    }

    /** Values that windows do not keep, such as strings, are counted by a condition. */
    private static void count(AggregateCall call, Scalar argument) {
        Expression value = argument.expression();
        if (!Roles.isKept(value.dataType())) {
            call.become(AggregateFunction.COUNT_IF);
            argument.become(new IsNotNull(value));
        }
    }

    /** The one spelling of an aggregate, which is part of the fingerprint. */
    static String name(AggregateCall call) {
        String argument = call.argument() == null ? "*" : call.argument().canonical();
        return call.function().name().toLowerCase(Locale.ROOT) + "(" + argument + ") OVER "
                + call.window().name();
    }
}
