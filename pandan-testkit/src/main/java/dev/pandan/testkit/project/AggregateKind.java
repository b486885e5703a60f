package dev.pandan.testkit.project;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.spec.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate and the type of its argument; coverage is counted for each.
 *
 * @param type null for the rows themselves
 */
public record AggregateKind(
        AggregateFunction function, @Nullable ScalarType type) {
    private static final Set<ScalarType> NUMBERS =
            Set.of(ScalarType.INT, ScalarType.LONG, ScalarType.FLOAT, ScalarType.DOUBLE, ScalarType.DECIMAL);

    /** All that a project may ask for. */
    public static List<AggregateKind> all() {
        List<AggregateKind> all = new ArrayList<>();
        all.add(new AggregateKind(AggregateFunction.COUNT, null));
        for (AggregateFunction function : AggregateFunction.values()) {
            for (ScalarType type : ScalarType.values()) {
                if (takes(function, type)) {
                    all.add(new AggregateKind(function, type));
                }
            }
        }
        return List.copyOf(all);
    }

    private static boolean takes(AggregateFunction function, ScalarType type) {
        return switch (function) {
            case COUNT_IF, ANY, EVERY -> type == ScalarType.BOOLEAN;
            case SUM, AVG, VAR_SAMP, VAR_POP, STDDEV_SAMP, STDDEV_POP, APPROX_PERCENTILE -> NUMBERS.contains(type);
            case COUNT, COUNT_DISTINCT, APPROX_COUNT_DISTINCT, MIN, MAX, MIN_BY, MAX_BY, FIRST, LAST, PREVIOUS -> true;
        };
    }

    /** What an aggregate is. */
    public static AggregateKind of(TestAggregate aggregate) {
        Term argument = aggregate.argument();
        return new AggregateKind(aggregate.function(), argument == null ? null : argument.type());
    }

    @Override
    public String toString() {
        return function.name().toLowerCase(Locale.ROOT) + "(" + (type == null ? "*" : type.sqlName()) + ")";
    }
}
