package dev.pandan.expression;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.expression.catalyst.Form;
import dev.pandan.expression.catalyst.Types;
import dev.pandan.spec.project.FeatureSpec;
import java.util.OptionalInt;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What a feature must be, and, once it was fitted, what it is: a number, a category, or a vector, which is read as doubles. */
final class FeatureRole implements Typing.Role {
    private static final DataType VECTOR = DataTypes.createArrayType(DataTypes.DoubleType, true);

    private final OptionalInt declared;
    private FeatureType type = FeatureType.NUMBER;
    private int size = 1;

    FeatureRole(FeatureSpec spec) {
        this.declared = spec.size();
    }

    @Override
    public Expression fit(Expression typed) throws Refused {
        if (typed.dataType() instanceof ArrayType array) {
            return vector(typed, array.elementType());
        } else if (declared.isPresent()) {
            throw new Refused("size: is that of a vector, found " + Roles.name(typed)
                    + " (take size: out, or write an array of numbers)");
        }
        type = Types.isText(typed.dataType()) ? FeatureType.CATEGORY : FeatureType.NUMBER;
        return Roles.feature(typed);
    }

    private Expression vector(Expression typed, DataType element) throws Refused {
        if (!Types.isNumber(element) && !Types.isBoolean(element)) {
            throw new Refused("a vector is an array of numbers or booleans, found " + Roles.name(typed)
                    + " (take an element of it, or its size, or write transform(..., x -> double(...)))");
        }
        type = FeatureType.VECTOR;
        size = size(typed);
        return typed instanceof AttributeReference ? typed : Types.cast(typed, VECTOR);
    }

    private int size(Expression typed) throws Refused {
        OptionalInt known = ArraySizes.of(typed);
        if (known.isPresent() && declared.isPresent() && known.getAsInt() != declared.getAsInt()) {
            throw new Refused("the array has " + known.getAsInt() + " elements, but size: is " + declared.getAsInt()
                    + " (take size: out)");
        }
        int elements = declared.orElse(known.orElse(-1));
        if (elements < 0) {
            throw new Refused("an array is a vector if its size is known, found " + Roles.name(typed)
                    + " (write the feature as {value: ..., size: 8}, or array(...) of single elements)");
        } else if (elements == 0 || elements > FeatureSpec.MOST_ELEMENTS) {
            throw new Refused(
                    "a vector of " + elements + " elements (expected: 1 to " + FeatureSpec.MOST_ELEMENTS + ")");
        }
        return elements;
    }

    Feature feature(String name, Scalar scalar) {
        return new Feature(name, type, size, scalar.text());
    }

    Form form() {
        return type == FeatureType.VECTOR ? new Form.Vector(size) : new Form.Feature();
    }
}
