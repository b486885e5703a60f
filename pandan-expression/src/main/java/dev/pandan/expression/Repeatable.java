package dev.pandan.expression;

import dev.pandan.expression.catalyst.Seqs;
import org.apache.spark.sql.catalyst.expressions.AesEncrypt;
import org.apache.spark.sql.catalyst.expressions.CurrentTimeZone;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.trees.TreePattern;

/** Whether an analysed expression gives the same value each time: the net below {@link FunctionRules}, which go by names. */
final class Repeatable {
    private Repeatable() {}

    static Expression check(Expression expression) throws Refused {
        if (!expression.deterministic() || expression.exists(Repeatable::isOfTheMoment)) {
            throw new Refused("the expression does not give the same value each time; live and training would differ");
        } else if (expression.exists(node -> node instanceof AesEncrypt encrypt && isSalted(encrypt))) {
            throw new Refused(
                    "aes_encrypt(...) is refused: without an initialisation vector it makes a random one, and a feature must give the same value"
                            + " live and in training (give one as fifth argument that is a constant, or take the mode 'ECB', or sha2(...))");
        }
        return expression;
    }

    /** What Spark replaces by a constant when it starts a query. */
    private static boolean isOfTheMoment(Expression node) {
        return Seqs.list(node.nodePatterns()).contains(TreePattern.CURRENT_LIKE())
                && !(node instanceof CurrentTimeZone);
    }

    /** Spark calls it deterministic, which it is only with a vector, or in a mode that has none. */
    private static boolean isSalted(AesEncrypt encrypt) {
        return !isConstant(encrypt.iv()) && !"ECB".equalsIgnoreCase(constant(encrypt.mode()));
    }

    private static boolean isConstant(Expression vector) {
        return !constant(vector).isEmpty();
    }

    private static String constant(Expression expression) {
        Object value = expression.foldable() ? expression.eval(null) : null;
        return value instanceof byte[] bytes ? "x".repeat(bytes.length) : value == null ? "" : value.toString();
    }
}
