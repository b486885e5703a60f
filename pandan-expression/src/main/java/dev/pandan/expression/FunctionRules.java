package dev.pandan.expression;

import dev.pandan.expression.catalyst.Functions;
import dev.pandan.spec.error.Suggestion;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** Which of Spark's functions may stand where. */
final class FunctionRules {
    private static final String REPEATABLE = "is refused: a feature must give the same value live and in training ";

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
            case FAILING ->
                throw new Refused(
                        name + "(...) is refused: an expression never ends a decision by an error (give NULL instead)");
            case CLOCK, RANDOM, SURROUNDINGS -> throw new Refused(unrepeatable(name + "()", kind));
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
        Optional<Functions.Kind> kind =
                parts.size() == 1 ? Optional.of(functions.kind(parts.get(0), 1)) : Optional.empty();
        if (kind.isPresent() && isUnrepeatable(kind.get())) {
            throw new Refused(unrepeatable(parts.get(0), kind.get()));
        }
    }

    private static boolean isUnrepeatable(Functions.Kind kind) {
        return kind == Functions.Kind.CLOCK || kind == Functions.Kind.RANDOM || kind == Functions.Kind.SURROUNDINGS;
    }

    private static String unrepeatable(String name, Functions.Kind kind) {
        return name + " " + REPEATABLE
                + switch (kind) {
                    case CLOCK -> "(use the event's time column)";
                    case RANDOM -> "(for a stable pseudo-random number hash the id: xxhash64(id))";
                    default -> "(it depends on who runs it and where)";
                };
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
