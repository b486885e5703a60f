package dev.pandan.expression;

import java.util.List;
import org.apache.spark.sql.catalyst.analysis.UnresolvedExtractValue;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;

/** Dotted names: fields of a structure. */
final class Fields {
    private Fields() {}

    static Expression of(Expression base, List<String> fields) {
        Expression result = base;
        for (String field : fields) {
            result = new UnresolvedExtractValue(result, Literal.create(field, DataTypes.StringType));
        }
        return result;
    }
}
