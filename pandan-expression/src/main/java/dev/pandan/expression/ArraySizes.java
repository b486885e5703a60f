package dev.pandan.expression;

import dev.pandan.expression.catalyst.Seqs;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.expressions.ArrayRepeat;
import org.apache.spark.sql.catalyst.expressions.ArraySort;
import org.apache.spark.sql.catalyst.expressions.ArrayTransform;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.Concat;
import org.apache.spark.sql.catalyst.expressions.CreateArray;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Reverse;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.expressions.Size;
import org.apache.spark.sql.catalyst.expressions.SortArray;
import org.apache.spark.sql.catalyst.expressions.ZipWith;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NullType;

/** The number of elements that an array has whenever it is not null, as far as its expression tells it. */
final class ArraySizes {
    private static final OptionalInt UNKNOWN = OptionalInt.empty();

    private ArraySizes() {}

    /** The array where it has {@code size} elements, null where it has not. */
    static Expression of(Expression array, int size) {
        return new If(
                new EqualTo(new Size(array, false), Literal.create(size, DataTypes.IntegerType)),
                array,
                Literal.create(null, DataTypes.NullType));
    }

    /**
     * @param array analysed
     */
    static OptionalInt of(Expression array) {
        if (array instanceof CreateArray made) {
            return OptionalInt.of(made.children().size());
        } else if (array instanceof RuntimeReplaceable other) {
            return of(other.replacement());
        } else if (array.foldable()) {
            return ofConstant(array);
        } else if (array instanceof ArrayRepeat repeated) {
            return repeated.right().foldable() ? number(repeated.right()) : UNKNOWN;
        } else if (array instanceof Concat parts) {
            return sum(sizes(Seqs.list(parts.children())));
        } else if (array instanceof ZipWith zipped) {
            return longest(sizes(List.of(zipped.left(), zipped.right())));
        }
        List<Expression> alike = alike(array);
        return alike.isEmpty() ? UNKNOWN : common(sizes(alike));
    }

    /** Arrays of which one has the size of the array; empty if there are none. */
    private static List<Expression> alike(Expression array) {
        if (array instanceof Cast cast) {
            return List.of(cast.child());
        } else if (array instanceof ArrayTransform transform) {
            return List.of(transform.argument());
        } else if (array instanceof Reverse reverse) {
            return List.of(reverse.child());
        } else if (array instanceof SortArray sorted) {
            return List.of(sorted.base());
        } else if (array instanceof ArraySort sorted) {
            return List.of(sorted.argument());
        } else if (array instanceof If choice) {
            return branches(List.of(checked(choice), choice.falseValue()));
        } else if (array instanceof CaseWhen choice) {
            List<Expression> values = new ArrayList<>();
            Seqs.list(choice.branches()).forEach(branch -> values.add(branch._2()));
            values.addAll(Seqs.list(choice.elseValue().toList()));
            return branches(values);
        }
        return array instanceof Coalesce choice ? branches(Seqs.list(choice.children())) : List.of();
    }

    /** What is chosen if the condition is true; an array of a known size if it says that the array has it. */
    private static Expression checked(If choice) {
        return choice.predicate() instanceof EqualTo equal
                        && equal.left() instanceof Size size
                        && size.child().semanticEquals(choice.trueValue())
                        && equal.right().foldable()
                ? new ArrayRepeat(Literal.create(null, DataTypes.NullType), equal.right())
                : choice.trueValue();
    }

    private static List<Expression> branches(List<Expression> values) {
        return values.stream().filter(value -> !isNull(value)).toList();
    }

    private static boolean isNull(Expression value) {
        return value instanceof Literal literal
                ? literal.value() == null
                : value instanceof Cast cast ? isNull(cast.child()) : value.dataType() instanceof NullType;
    }

    private static OptionalInt ofConstant(Expression array) {
        return value(array) instanceof ArrayData data ? OptionalInt.of(data.numElements()) : UNKNOWN;
    }

    private static OptionalInt number(Expression constant) {
        return value(constant) instanceof Integer number ? OptionalInt.of(Math.max(0, number)) : UNKNOWN;
    }

    private static @org.jspecify.annotations.Nullable Object value(Expression constant) {
        try {
            return constant.eval(null);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static List<OptionalInt> sizes(List<Expression> arrays) {
        return arrays.stream().map(ArraySizes::of).toList();
    }

    private static IntStream known(List<OptionalInt> sizes) {
        return sizes.stream().flatMapToInt(OptionalInt::stream);
    }

    private static OptionalInt sum(List<OptionalInt> sizes) {
        return known(sizes).count() == sizes.size()
                ? OptionalInt.of(known(sizes).sum())
                : UNKNOWN;
    }

    private static OptionalInt longest(List<OptionalInt> sizes) {
        return known(sizes).count() == sizes.size() ? known(sizes).max() : UNKNOWN;
    }

    private static OptionalInt common(List<OptionalInt> sizes) {
        return known(sizes).count() == sizes.size() && known(sizes).distinct().count() == 1 ? sizes.get(0) : UNKNOWN;
    }
}
