package dev.pandan.expression.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.trees.Origin;
import scala.Function1;
import scala.runtime.BoxedUnit;

/**
 * One call of a function.
 *
 * @param expression Spark SQL without FROM
 * @param printed what Spark's documentation prints as its value
 */
record Example(String function, String expression, Optional<String> printed) {
    private static final Pattern STATEMENT = Pattern.compile("(?s)> (SELECT .*?);[ ]*\\n(.*?)(?=\\n\\s*> |\\z)");

    private static final Pattern NAME = Pattern.compile("\\s+AS\\s+\\w+$");

    static Example of(String function, String expression) {
        return new Example(function, expression, Optional.empty());
    }

    static Example printing(String function, String expression, String printed) {
        return new Example(function, expression, Optional.of(printed));
    }

    /** The examples of a function that need no table. */
    static List<Example> of(String function, ExpressionInfo info, SparkEvaluator spark) {
        List<Example> examples = new ArrayList<>();
        Matcher statements = STATEMENT.matcher(info.getExamples());
        while (statements.find()) {
            String select = statements.group(1);
            List<Expression> expressions = parsed(select, spark);
            for (Expression expression : expressions) {
                Optional<String> printed =
                        Optional.of(statements.group(2).strip()).filter(text -> expressions.size() == 1);
                String text = expressions.size() == 1
                        ? NAME.matcher(select.substring("SELECT ".length())).replaceFirst("")
                        : text(expression, select);
                examples.add(new Example(function, text, printed));
            }
        }
        return examples;
    }

    /** Empty if something stands behind the list. */
    private static List<Expression> parsed(String select, SparkEvaluator spark) {
        try {
            return spark.parse(select);
        } catch (Exception noSelectList) {
            return List.of();
        }
    }

    /** What an expression of a longer list was parsed from: an operator's own place begins behind its left side. */
    private static String text(Expression expression, String sql) {
        int[] place = {sql.length(), 0};
        Function1<Expression, BoxedUnit> visit = node -> {
            Origin origin = node.origin();
            if (origin.startIndex().isDefined()) {
                place[0] = Math.min(place[0], (Integer) origin.startIndex().get());
                place[1] = Math.max(place[1], (Integer) origin.stopIndex().get() + 1);
            }
            return BoxedUnit.UNIT;
        };
        expression.foreach(visit);
        return sql.substring(place[0], place[1]);
    }
}
