package dev.pandan.expression;

import java.util.List;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** What names mean in an expression. */
interface Scope {
    /**
     * @param parts the name, in parts where it is dotted
     */
    Expression name(List<String> parts) throws Refused;

    /** An aggregate without a window. */
    default Expression aggregate(UnresolvedFunction call) throws Refused {
        String name = Aggregates.name(call);
        throw new Refused(name + "(...) is an aggregate and needs a window (write " + name
                + "(...) OVER a window that is declared under windows:)");
    }

    /** An aggregate over a window. */
    default Expression over(UnresolvedFunction call, String window) throws Refused {
        throw new Refused("OVER " + window + " is for features only (write a feature and use it by name)");
    }

    /** What the times of the event and of a window's row are called. */
    default Times times(String window) throws Refused {
        throw new Refused("OVER " + window + " is for features only (write a feature and use it by name)");
    }

    /** Names, unresolved: of the event's time, and of a row's. */
    record Times(Expression event, Expression row) {}
}
