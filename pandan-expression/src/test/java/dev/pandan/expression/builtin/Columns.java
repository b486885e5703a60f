package dev.pandan.expression.builtin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Function1;
import scala.runtime.BoxedUnit;

/**
 * An expression whose constants were put into columns of a row, as far as wanted: constants alone would be computed by Spark before anything is compiled.
 *
 * @param types of the columns by name, as a project file says it
 * @param values of the columns, in the same order
 */
record Columns(String expression, Map<String, String> types, List<Object> values) {

    /** Where Spark's parser makes up a constant, its place is that of the whole call. */
    private static final Pattern LITERAL = Pattern.compile(
            "(?is)-?[\\d.].*|(date|timestamp|x|r)?\\s*('[^'\\\\]*(\\\\.[^'\\\\]*)*'|\"[^\"\\\\]*(\\\\.[^\"\\\\]*)*\")|true|false");

    /** Which constants become columns. */
    enum Share {
        ALL,
        ALL_BUT_FIRST,
        ALL_BUT_LAST,
        /** Names in structures stay constants. */
        EVERY_SECOND,
        FIRST,
        NONE;

        boolean takes(int constant, int constants) {
            return switch (this) {
                case ALL -> true;
                case ALL_BUT_FIRST -> constant > 0;
                case ALL_BUT_LAST -> constant < constants - 1;
                case EVERY_SECOND -> constant % 2 == 1;
                case FIRST -> constant == 0;
                case NONE -> false;
            };
        }
    }

    private record Constant(int start, int stop, Literal literal) {}

    /**
     * @param prefix of the columns' names
     */
    static Columns of(String expression, Share share, String prefix, SparkEvaluator spark) {
        List<Constant> constants = constants(expression, spark);
        Map<String, String> types = new LinkedHashMap<>();
        List<Object> values = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int i = 0; i < constants.size(); i++) {
            Constant constant = constants.get(i);
            if (share.takes(i, constants.size()) && constant.start() >= at) {
                String name = prefix + "_" + i;
                DataType type = constant.literal().dataType();
                types.put(name, columnType(type));
                values.add(value(constant.literal().value()));
                text.append(expression, at, constant.start()).append(reference(name, type));
                at = constant.stop() + 1;
            }
        }
        return new Columns(text.append(expression, at, expression.length()).toString(), types, values);
    }

    private static List<Constant> constants(String expression, SparkEvaluator spark) {
        List<Constant> constants = new ArrayList<>();
        Function1<Expression, BoxedUnit> visit = node -> {
            if (node instanceof Literal literal
                    && literal.value() != null
                    && !columnType(literal.dataType()).isEmpty()
                    && literal.origin().startIndex().isDefined()) {
                int start = (Integer) literal.origin().startIndex().get() - "SELECT ".length();
                int stop = (Integer) literal.origin().stopIndex().get() - "SELECT ".length();
                if (start >= 0
                        && stop < expression.length()
                        && LITERAL.matcher(expression.substring(start, stop + 1))
                                .matches()
                        && constants.stream().noneMatch(one -> one.start() == start)) {
                    constants.add(new Constant(start, stop, literal));
                }
            }
            return BoxedUnit.UNIT;
        };
        spark.parse("SELECT " + expression).get(0).foreach(visit);
        constants.sort(Comparator.comparingInt(Constant::start));
        return constants;
    }

    /** Empty if there is no such column. */
    private static String columnType(DataType type) {
        if (type instanceof StringType) {
            return "string";
        } else if (type instanceof IntegerType || type instanceof ShortType || type instanceof ByteType) {
            return "int";
        } else if (type instanceof LongType) {
            return "long";
        } else if (type instanceof DoubleType) {
            return "double";
        } else if (type instanceof FloatType) {
            return "float";
        } else if (type instanceof BooleanType) {
            return "boolean";
        } else if (type instanceof DecimalType decimal && decimal.scale() <= 18 && decimal.precision() <= 20) {
            return "decimal";
        } else if (type instanceof DateType) {
            return "date";
        } else if (type instanceof TimestampType) {
            return "timestamp";
        }
        return type instanceof BinaryType ? "binary" : "";
    }

    private static String reference(String column, DataType type) {
        return type instanceof DecimalType || type instanceof ShortType || type instanceof ByteType
                ? "cast(" + column + " AS " + type.sql() + ")"
                : column;
    }

    private static Object value(Object value) {
        if (value instanceof UTF8String text) {
            return text.toString();
        } else if (value instanceof Decimal number) {
            return number.toJavaBigDecimal();
        }
        return value instanceof Byte || value instanceof Short ? (Object) ((Number) value).intValue() : value;
    }
}
