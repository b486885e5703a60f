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
}
