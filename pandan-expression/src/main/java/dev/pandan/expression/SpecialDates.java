package dev.pandan.expression;

import dev.pandan.expression.catalyst.Types;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.trees.Origin;

/** {@code DATE 'today'}, which Spark's parser reads the clock for. */
final class SpecialDates {
    private static final Pattern RELATIVE = Pattern.compile("(?is).*['\"]\\s*(now|today|tomorrow|yesterday)\\b.*");

    private SpecialDates() {}

    static boolean isSpecial(Literal literal) {
        Origin origin = literal.origin();
        if (!Types.isTime(literal.dataType())
                || origin.sqlText().isEmpty()
                || origin.startIndex().isEmpty()
                || origin.stopIndex().isEmpty()) {
            return false;
        }
        int start = (Integer) origin.startIndex().get();
        int stop = (Integer) origin.stopIndex().get();
        return RELATIVE.matcher(origin.sqlText().get().substring(start, stop + 1))
                .matches();
    }
}
