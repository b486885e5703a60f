package dev.pandan.expression.catalyst;

import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** Column types as Spark's types. */
public final class Types {
    private static final DataType DECIMAL = DataTypes.createDecimalType(38, 18);

    private Types() {}

    public static DataType of(ColumnType type) {
        return type.match(
                Types::ofScalar,
                array -> DataTypes.createArrayType(of(array.element()), true),
                struct -> DataTypes.createStructType(struct.fields().columns().stream()
                        .map(field -> DataTypes.createStructField(field.name(), of(field.type()), true))
                        .toList()));
    }

    private static DataType ofScalar(ScalarType type) {
        return switch (type) {
            case BOOLEAN -> DataTypes.BooleanType;
            case INT -> DataTypes.IntegerType;
            case LONG -> DataTypes.LongType;
            case FLOAT -> DataTypes.FloatType;
            case DOUBLE -> DataTypes.DoubleType;
            case DECIMAL -> DECIMAL;
            case STRING -> DataTypes.StringType;
            case DATE -> DataTypes.DateType;
            case TIMESTAMP -> DataTypes.TimestampType;
            case BINARY -> DataTypes.BinaryType;
        };
    }

    /** The column type that carries single values of a type; empty if there is none. */
    public static Optional<ScalarType> column(DataType type) {
        return Arrays.stream(ScalarType.values())
                .filter(column -> of(column).equals(type))
                .findFirst();
    }

    /** A new attribute, which may be null. */
    public static AttributeReference attribute(String name, DataType type) {
        return attribute(List.of(), name, type);
    }

    /** A new attribute with a qualified name, which may be null. */
    public static AttributeReference attribute(List<String> qualifier, String name, DataType type) {
        return new AttributeReference(
                name, type, true, Metadata.empty(), NamedExpression.newExprId(), Seqs.seq(qualifier));
    }

    /** A cast as with ANSI mode off, time zone UTC; the expression itself if it has the type. */
    public static Expression cast(Expression expression, DataType type) {
        return expression.dataType().equals(type)
                ? expression
                : new Cast(expression, type, Option.apply("UTC"), EvalMode.LEGACY());
    }

    public static boolean isBoolean(DataType type) {
        return type.equals(DataTypes.BooleanType);
    }

    public static boolean isNumber(DataType type) {
        return type instanceof NumericType;
    }

    public static boolean isDecimal(DataType type) {
        return type instanceof DecimalType;
    }

    /** Type of a sum of decimals. */
    public static DataType widened(DataType decimal) {
        DecimalType type = (DecimalType) decimal;
        return DataTypes.createDecimalType(Math.min(DecimalType.MAX_PRECISION(), type.precision() + 10), type.scale());
    }

    /** Digits after the point of a decimal type. */
    public static int scale(DataType decimal) {
        return ((DecimalType) decimal).scale();
    }

    /** A column's decimal in units of its last digit, or null if it has too many digits for one. */
    static @Nullable BigInteger unscaled(BigDecimal number) {
        try {
            return Decimal.apply(number, 38, 18).toJavaBigDecimal().setScale(18).unscaledValue();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    public static boolean isBinary(DataType type) {
        return type.equals(DataTypes.BinaryType);
    }

    public static boolean isIntegral(DataType type) {
        return type instanceof IntegralType;
    }

    public static boolean isText(DataType type) {
        return type instanceof StringType;
    }

    public static boolean isTime(DataType type) {
        return type.equals(DataTypes.DateType)
                || type.equals(DataTypes.TimestampType)
                || type.equals(DataTypes.TimestampNTZType);
    }

    /** Whether values have values inside. */
    public static boolean isNested(DataType type) {
        return type instanceof ArrayType || type instanceof StructType || type instanceof MapType;
    }
}
