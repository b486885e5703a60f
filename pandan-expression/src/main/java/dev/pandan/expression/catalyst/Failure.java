package dev.pandan.expression.catalyst;

import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.trees.Origin;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * What Catalyst says about an expression.
 *
 * @param message one sentence
 * @param line line in the expression's text, from 1; 0 if unknown
 * @param column column in that line, from 0
 */
public record Failure(String message, int line, int column) {
    private static final Pattern CLASS = Pattern.compile("^\\[[A-Z_.0-9]+]\\s*");
    private static final Pattern TAIL =
            Pattern.compile("(?s)\\s*(SQLSTATE: \\w+|\\n?== SQL|; line \\d+ pos \\d+|\\n\\s*'?Project ).*$");
    private static final Pattern IDS = Pattern.compile("(?<=\\w)#\\d+L?");

    private static final String CAST =
            " (cast what does not fit, for example with double(...), string(...) or timestamp(...))";

    /** What Spark threw, or null if it is not about the expression. */
    public static @Nullable Failure of(Throwable thrown) {
        if (thrown instanceof AnalysisException analysis) {
            String message = clean(String.valueOf(analysis.getMessage()));
            return new Failure(
                    isMismatch(analysis) ? message + CAST : message,
                    number(analysis.line(), 0),
                    number(analysis.startPosition(), 0));
        }
        return thrown instanceof SparkThrowable ? new Failure(clean(String.valueOf(thrown.getMessage())), 0, 0) : null;
    }

    public static Failure at(Origin origin, String message) {
        return new Failure(message, number(origin.line(), 0), number(origin.startPosition(), 0));
    }

    private static boolean isMismatch(AnalysisException failure) {
        String condition = failure.getCondition();
        return condition != null && condition.startsWith("DATATYPE_MISMATCH");
    }

    private static int number(Option<Object> option, int otherwise) {
        return option.isEmpty() ? otherwise : (Integer) option.get();
    }

    private static String clean(String message) {
        String sentence =
                TAIL.matcher(CLASS.matcher(message.strip()).replaceFirst("")).replaceFirst("");
        return IDS.matcher(sentence).replaceAll("").strip();
    }
}
