package dev.pandan.expression;

import dev.pandan.expression.catalyst.Functions;
import dev.pandan.expression.catalyst.Unusable;
import dev.pandan.spec.error.Suggestion;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** Which of Spark's functions may stand where. */
final class FunctionRules {
    private static final String REPEATABLE = ", and a feature must give the same value live and in training";

    private final Functions functions;

    FunctionRules(Functions functions) {
        this.functions = functions;
    }

    /** A function outside OVER. */
    void scalar(UnresolvedFunction call) throws Refused {
        String name = name(call);
        Functions.Kind kind = functions.kind(name, call.arguments().size());
        switch (kind) {
            case SCALAR -> {}
            case AGGREGATE ->
                throw new Refused(name + "(...) is an aggregate and needs a window (write " + name
                        + "(...) OVER a window that is declared under windows:)");
            case UNKNOWN -> throw new Refused("there is no function '" + name + "'" + near(name, functions.names()));
            case WINDOW ->
                throw new Refused("the window function " + name + "(...) is not available (aggregates over a window: "
                        + Aggregates.NAMES + ")");
            case GENERATOR -> throw new Refused(name + "(...) makes many rows of one and is not possible here");
            case UNUSABLE -> refuse(name, name + "(...)", call.arguments().size());
        }
    }

    /** What stands before OVER. */
    UnresolvedFunction aggregate(Expression child) throws Refused {
        if (!(child instanceof UnresolvedFunction call)) {
            throw new Refused("OVER follows an aggregate (" + Aggregates.NAMES + ")");
        }
        String name = name(call);
        if (!Aggregates.isAvailable(name)) {
            Functions.Kind kind = functions.kind(name, call.arguments().size());
            throw new Refused(
                    switch (kind) {
                        case AGGREGATE, WINDOW ->
                            name + "(...) OVER a window is not available (available: " + Aggregates.NAMES + ")";
                        case UNKNOWN ->
                            "there is no aggregate '" + name + "'" + near(name, Aggregates.all()) + " (available: "
                                    + Aggregates.NAMES + ")";
                        default -> name + "(...) is no aggregate (available: " + Aggregates.NAMES + ")";
                    });
        }
        return call;
    }

    /** Names that were not found but that Spark reads as functions, for example {@code current_date}. */
    void notAFunction(List<String> parts) throws Refused {
        if (parts.size() == 1) {
            refuse(parts.get(0), parts.get(0), 1);
        }
    }

    private static void refuse(String function, String written, int arguments) throws Refused {
        Optional<Unusable> found = Unusable.of(function, arguments);
        if (found.isPresent()) {
            throw new Refused(written + " is refused: " + found.get().reason()
                    + (found.get().varies() ? REPEATABLE : "") + " ("
                    + found.get().instead() + ")");
        }
    }

    private static String near(String name, List<String> names) {
        return Suggestion.nearest(name, names)
                .map(nearest -> " (did you mean '" + nearest + "'?)")
                .orElse("");
    }

    private static String name(UnresolvedFunction call) {
        return Aggregates.name(call);
    }
}
