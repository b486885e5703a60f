package dev.pandan.expression;

import dev.pandan.expression.catalyst.Form;
import dev.pandan.expression.catalyst.Types;
import dev.pandan.spec.project.Target;
import dev.pandan.spec.type.ColumnType;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What expressions must be in their places. */
final class Roles {
    private Roles() {}

    static Expression condition(Expression typed) throws Refused {
        if (!Types.isBoolean(typed.dataType())) {
            throw new Refused("expected a condition (boolean), found " + name(typed) + " (compare it with something)");
        }
        return typed;
    }

    /** What a label of this kind is cast to. */
    static DataType type(Target target) {
        return switch (target) {
            case BINARY, ANOMALY -> DataTypes.BooleanType;
            case NUMBER -> DataTypes.DoubleType;
            case CLASS, CLUSTER -> DataTypes.StringType;
        };
    }

    /** What the label of a model is read as. */
    static Form form(Target target) {
        return switch (target) {
            case BINARY, ANOMALY -> new Form.Flag();
            case NUMBER -> new Form.Measure();
            case CLASS, CLUSTER -> new Form.Name();
        };
    }

    static Expression label(Expression typed, Target target) throws Refused {
        return switch (target) {
            case BINARY, ANOMALY -> condition(typed, target);
            case NUMBER -> measured(typed);
            case CLASS, CLUSTER -> named(typed);
        };
    }

    private static Expression named(Expression typed) throws Refused {
        DataType type = typed.dataType();
        if (!Types.isText(type) && !Types.isIntegral(type) && !Types.isBoolean(type)) {
            throw new Refused("the model predicts a class, which is a text or a whole number, found " + name(typed)
                    + " (write string(...) around it, or CASE WHEN ... END)");
        }
        return Types.isText(type) ? typed : Types.cast(typed, DataTypes.StringType);
    }

    private static Expression measured(Expression typed) throws Refused {
        if (!Types.isNumber(typed.dataType())) {
            throw new Refused("the model predicts a number, found " + name(typed) + " (write double(...) around it)");
        }
        return Types.cast(typed, DataTypes.DoubleType);
    }

    static Expression weight(Expression typed) throws Refused {
        if (!Types.isNumber(typed.dataType())) {
            throw new Refused("a weight is a number, found " + name(typed)
                    + (Types.isBoolean(typed.dataType())
                            ? " (write if(..., 1, 0))"
                            : " (write double(...) around it)"));
        }
        return Types.cast(typed, DataTypes.DoubleType);
    }

    /** A condition, or a number that is not 0. */
    private static Expression condition(Expression typed, Target target) throws Refused {
        if (!Types.isBoolean(typed.dataType()) && !Types.isNumber(typed.dataType())) {
            throw new Refused("expected a condition or a number (not 0 means true), found " + name(typed)
                    + " (compare it with something"
                    + (Types.isText(typed.dataType()) ? ", or say predicts: class in the model)" : ")"));
        }
        return Types.cast(typed, type(target));
    }

    /** A feature that is a single value: a number, which is read as a double, or a category. */
    static Expression feature(Expression typed) throws Refused {
        DataType type = typed.dataType();
        if (Types.isText(type)) {
            return typed;
        } else if (Types.isTime(type)) {
            throw new Refused(
                    "a feature is a number or a string, found " + name(typed)
                            + ": a float32 is too coarse for a point in time (write hour(...), dayofweek(...), or a difference of unix_micros(...))");
        } else if (!Types.isNumber(type) && !Types.isBoolean(type)) {
            throw new Refused("a feature is a number, boolean, string or array of numbers, found " + name(typed)
                    + " (write double(...) or string(...))");
        }
        // A column needs no cast: it is read as what it is.
        return typed instanceof AttributeReference ? typed : Types.cast(typed, DataTypes.DoubleType);
    }

    /** The argument of a sum or an average. */
    static Expression addend(Expression typed) throws Refused {
        DataType type = typed.dataType();
        if (Types.isBoolean(type)) {
            throw new Refused("expected a number, found boolean (write count_if(...), or double(...) around it)");
        } else if (!Types.isNumber(type)) {
            throw new Refused("expected a number, found " + name(typed) + " (write double(...) around it)");
        }
        return typed;
    }

    /** The argument of a variance, which is one of doubles. */
    static Expression measure(Expression typed) throws Refused {
        return Types.cast(addend(typed), DataTypes.DoubleType);
    }

    /** The argument of a percentile: decimals are ranked as doubles. */
    static Expression rankable(Expression typed) throws Refused {
        return Types.isDecimal(addend(typed).dataType()) ? measure(typed) : typed;
    }

    /** A value that windows keep. */
    static Expression kept(Expression typed) throws Refused {
        DataType type = typed.dataType();
        if (!isNumeral(type) && !Types.isDecimal(type) && !Types.isText(type) && !Types.isBinary(type)) {
            throw new Refused("windows keep no values of type " + name(typed)
                    + " (take a part of it, or write string(...) or size(...))");
        }
        return typed;
    }

    /** A value that has an order. */
    static Expression comparable(Expression typed) throws Refused {
        return kept(typed);
    }

    /** Whether windows keep values of this type as one number of 64 bits. */
    static boolean isNumeral(DataType type) {
        return (Types.isNumber(type) && !Types.isDecimal(type)) || Types.isBoolean(type) || Types.isTime(type);
    }

    /** A part of the key that rows are kept under. */
    static Expression key(Expression typed) throws Refused {
        DataType type = typed.dataType();
        if (Types.column(type).isPresent()) {
            return typed;
        } else if (Types.isDecimal(type)) {
            return Types.cast(typed, Types.of(ColumnType.DECIMAL));
        } else if (Types.isIntegral(type)) {
            return Types.cast(typed, DataTypes.IntegerType);
        }
        throw new Refused("a key cannot be of type " + name(typed) + " (write string(...) around it)");
    }

    /** A part of a key that is compared with a value of a type. */
    static Expression key(Expression typed, String name, ColumnType column) throws Refused {
        DataType type = Types.of(column);
        if (!Cast.canCast(typed.dataType(), type)) {
            throw new Refused("found " + name(typed) + ", which cannot be compared with '" + name + "' of type "
                    + column.sqlName() + " (cast it)");
        }
        if (Types.isNested(typed.dataType())) {
            throw new Refused("found " + name(typed) + ", which cannot be a key (take a field or an element of it)");
        }
        return Types.cast(typed, type);
    }

    static String name(Expression typed) {
        String name = typed.dataType().simpleString();
        return name.equals("void") ? "nothing but NULL" : name;
    }
}
