package dev.pandan.expression.catalyst;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import scala.Option;

/** Spark's built-in functions: what each may be used for. */
public final class Functions {
    private static final Set<String> CLOCKS =
            Set.of("now", "current_timestamp", "current_date", "curdate", "current_time", "localtimestamp");
    private static final Set<String> RANDOM =
            Set.of("rand", "random", "randn", "randstr", "uniform", "uuid", "shuffle", "monotonically_increasing_id");
    private static final Set<String> SURROUNDINGS = Set.of(
            "user",
            "current_user",
            "session_user",
            "current_catalog",
            "current_database",
            "current_schema",
            "version",
            "input_file_name",
            "input_file_block_start",
            "input_file_block_length",
            "spark_partition_id",
            "java_method",
            "reflect",
            "try_reflect");
    private static final Set<String> FAILING = Set.of("raise_error", "assert_true");
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
        CLOCK,
        RANDOM,
        /** Reads who runs it and where. */
        SURROUNDINGS,
        /** Made to throw. */
        FAILING,
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
        if (CLOCKS.contains(name) || (name.equals("unix_timestamp") && arguments == 0)) {
            return Kind.CLOCK;
        } else if (RANDOM.contains(name)) {
            return Kind.RANDOM;
        } else if (SURROUNDINGS.contains(name)) {
            return Kind.SURROUNDINGS;
        } else if (FAILING.contains(name)) {
            return Kind.FAILING;
        } else if (TIME_WINDOWS.contains(name)) {
            return Kind.WINDOW;
        }
        Option<ExpressionInfo> info = registry().lookupFunction(new FunctionIdentifier(name));
        return info.isEmpty() ? Kind.UNKNOWN : ofGroup(info.get().getGroup());
    }

    private static Kind ofGroup(String group) {
        return switch (group) {
            case "agg_funcs" -> Kind.AGGREGATE;
            case "window_funcs" -> Kind.WINDOW;
            case "generator_funcs" -> Kind.GENERATOR;
            default -> Kind.SCALAR;
        };
    }

    /** Names of all built-in functions. */
    public List<String> names() {
        return Seqs.list(registry().listFunction()).stream()
                .map(FunctionIdentifier::funcName)
                .toList();
    }
}
