package dev.pandan.expression.catalyst;

import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.trees.CurrentOrigin;
import org.apache.spark.sql.catalyst.trees.Origin;
import scala.Option;

/** Places in the text of an expression. */
public final class Origins {
    /** An unknown place. */
    public static final Origin NOWHERE = new Origin(
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty());

    private Origins() {}

    /** Makes expressions that stand for what is written at a place. */
    @FunctionalInterface
    public interface Making<X extends Exception> {
        Expression make() throws X;
    }

    /** What is made here is told to stand at this place, should there be a problem with it. */
    public static <X extends Exception> Expression at(Origin place, Making<X> making) throws X {
        Origin before = CurrentOrigin.get();
        CurrentOrigin.set(place);
        try {
            return making.make();
        } finally {
            CurrentOrigin.set(before);
        }
    }

    /** What stands at a place, from its first to its last character; empty if the place is unknown. */
    public static String text(Origin place) {
        if (place.sqlText().isEmpty()
                || place.startIndex().isEmpty()
                || place.stopIndex().isEmpty()) {
            return "";
        }
        String text = place.sqlText().get();
        int start = text.offsetByCodePoints(0, (Integer) place.startIndex().get());
        int end = text.offsetByCodePoints(0, (Integer) place.stopIndex().get() + 1);
        return text.substring(start, end);
    }
}
