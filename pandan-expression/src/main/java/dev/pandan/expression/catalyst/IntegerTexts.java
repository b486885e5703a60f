package dev.pandan.expression.catalyst;

import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.StringType;

/** Categories that are integers as text, such as {@code string(hour(at))}: the number is computed, and its text is mostly there already. */
final class IntegerTexts implements Form.Reader {
    private static final int SMALL = 256;

    private final String[] small =
            IntStream.range(0, SMALL).mapToObj(Integer::toString).toArray(String[]::new);

    /** What to compute of an expression: the number, if it is the text of one. */
    static Expression part(Expression bound) {
        return bound instanceof Cast cast
                        && cast.dataType() instanceof StringType
                        && cast.child().dataType() instanceof IntegerType
                ? cast.child()
                : bound;
    }

    @Override
    public Object read(InternalRow row, int position) {
        int number = row.getInt(position);
        return number >= 0 && number < SMALL ? small[number] : Integer.toString(number);
    }
}
