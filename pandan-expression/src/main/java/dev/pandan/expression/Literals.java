package dev.pandan.expression;

import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.Decimal;

/** Arguments that have to be written out. */
final class Literals {
    private Literals() {}

    static double number(Expression argument, String what) throws Refused {
        if (argument instanceof Literal literal) {
            if (literal.value() instanceof Decimal number) {
                return number.toDouble();
            } else if (literal.value() instanceof Number number) {
                return number.doubleValue();
            }
        }
        throw new Refused(what + ": a number is expected, written out");
    }

    static boolean flag(Expression argument, String what) throws Refused {
        if (argument instanceof Literal literal && literal.value() instanceof Boolean flag) {
            return flag;
        }
        throw new Refused(what + ": true or false is expected");
    }
}
