package dev.pandan.expression;

import dev.pandan.expression.catalyst.Seqs;
import java.util.List;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.First;
import org.apache.spark.sql.catalyst.expressions.aggregate.Last;

/** {@code first(x)} and {@code last(x)} without OVER, which Spark's parser knows by their own grammar and makes aggregates of at once. */
final class EarlyAggregates {
    private EarlyAggregates() {}

    /** The same as any other function that was parsed. */
    static UnresolvedFunction unresolved(AggregateExpression parsed) throws Refused {
        if (parsed.aggregateFunction() instanceof First first) {
            return function("first", parsed, first.ignoreNulls());
        } else if (parsed.aggregateFunction() instanceof Last last) {
            return function("last", parsed, last.ignoreNulls());
        }
        throw new Refused(parsed.aggregateFunction().prettyName() + "(...) is not available (available: "
                + Aggregates.NAMES + ")");
    }

    private static UnresolvedFunction function(String name, AggregateExpression parsed, boolean ignoreNulls) {
        return new UnresolvedFunction(
                Seqs.seq(List.of(name)),
                Seqs.seq(
                        List.of(Seqs.list(parsed.aggregateFunction().children()).get(0))),
                parsed.isDistinct(),
                parsed.filter(),
                ignoreNulls,
                Seqs.seq(List.of()),
                false);
    }
}
