package dev.pandan.expression.catalyst;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.Generator;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import scala.Option;

/** Spark's built-in functions: what each may be used for. */
public final class Functions {
    private static final Set<String> TIME_WINDOWS = Set.of("window", "window_time", "session_window");

    /** What a function is. */
    public enum Kind {
        /** Value in, value out, always the same. */
        SCALAR,
        AGGREGATE,
        /** Only over rows in an order ({@code lag}, {@code rank}). */
        WINDOW,
        /** Many rows from one. */
        GENERATOR,
        /** One value of one row, see {@link Unusable}. */
        UNUSABLE,
        UNKNOWN
    }

    FunctionRegistry registry() {
        return FunctionRegistry.builtin();
    }

    /**
     * @param arguments number of arguments
     */
    public Kind kind(String function, int arguments) {
        String name = function.toLowerCase(Locale.ROOT);
        if (Unusable.of(name, arguments).isPresent()) {
            return Kind.UNUSABLE;
        } else if (TIME_WINDOWS.contains(name)) {
            return Kind.WINDOW;
        }
        Option<ExpressionInfo> info = registry().lookupFunction(new FunctionIdentifier(name));
        return info.isEmpty() ? Kind.UNKNOWN : kind(info.get());
    }

    private static Kind kind(ExpressionInfo info) {
        return switch (info.getGroup()) {
            case "agg_funcs" -> Kind.AGGREGATE;
            case "window_funcs" -> Kind.WINDOW;
            case "generator_funcs" -> Kind.GENERATOR;
            default -> ofClass(info.getClassName());
        };
    }

    /** A few aggregates and generators are listed among functions of one row. */
    private static Kind ofClass(String className) {
        try {
            Class<?> type = Class.forName(className, false, Functions.class.getClassLoader());
            if (AggregateFunction.class.isAssignableFrom(type)) {
                return Kind.AGGREGATE;
            }
            return Generator.class.isAssignableFrom(type) ? Kind.GENERATOR : Kind.SCALAR;
        } catch (ClassNotFoundException e) {
            return Kind.SCALAR;
        }
    }

    /** Names of all built-in functions. */
    public List<String> names() {
        return Seqs.list(registry().listFunction()).stream()
                .map(FunctionIdentifier::funcName)
                .toList();
    }
}
