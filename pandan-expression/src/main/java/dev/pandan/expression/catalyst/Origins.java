package dev.pandan.expression.catalyst;

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
