package dev.pandan.model.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A tensor of a graph: values per row.
 *
 * @param type of the elements, see {@link Tensor}; float32 is rounded to after every operator
 */
record Columns(int type, List<Column> all) {
    Columns {
        all = List.copyOf(all);
    }

    static Columns constant(Tensor tensor) {
        List<Column> all = new ArrayList<>();
        Arrays.stream(tensor.numbers()).forEach(value -> all.add(new Column.Constant(value)));
        return new Columns(tensor.type(), all);
    }

    /** A single one goes with all of another tensor. */
    Column get(int i) {
        return all.size() == 1 ? all.get(0) : all.get(i);
    }

    static double rounded(int type, double value) {
        return switch (type) {
            case Tensor.FLOAT -> (float) value;
            case Tensor.INT32, Tensor.INT64 -> (long) value;
            case Tensor.BOOL -> value == 0 ? 0 : 1;
            default -> value;
        };
    }

    /** An operator of one value. */
    Columns map(String operator, int result, DoubleUnaryOperator f) {
        DoubleUnaryOperator rounded = value -> rounded(result, f.applyAsDouble(value));
        List<Column> mapped = new ArrayList<>();
        for (Column column : all) {
            mapped.add(
                    column instanceof Column.Numeric number
                            ? number.map(
                                    rounded, number.bend().with(operator), trend(number, operator, result, rounded))
                            : column.map(rounded));
        }
        return new Columns(result, mapped);
    }

    /** An operator of two values. */
    Columns with(Columns other, String operator, int result, DoubleBinaryOperator f) {
        DoubleBinaryOperator rounded = (a, b) -> rounded(result, f.applyAsDouble(a, b));
        List<Column> both = new ArrayList<>();
        for (int i = 0; i < width(other); i++) {
            Column column = Column.both(get(i), other.get(i), rounded);
            both.add(
                    column instanceof Column.Numeric number
                            ? number.like(
                                    bend(get(i), other.get(i), operator),
                                    Trend.both(Trend.of(get(i)), Trend.of(other.get(i)), operator, rounded))
                            : column);
        }
        return new Columns(result, both);
    }

    /** A truth is no steady function of what it is cast from. */
    private static Trend trend(Column.Numeric number, String operator, int result, DoubleUnaryOperator rounded) {
        return number.trend().with(result == Tensor.BOOL ? "Truth" : operator, rounded);
    }

    private int width(Columns other) {
        int width = Math.max(all.size(), other.all.size());
        if ((all.size() != width && all.size() != 1) || (other.all.size() != width && other.all.size() != 1)) {
            throw Unreadable.because("tensors of " + all.size() + " and " + other.all.size() + " columns together");
        }
        return width;
    }

    private static Bend bend(Column a, Column b, String operator) {
        if (a instanceof Column.Numeric number && b instanceof Column.Constant constant) {
            return number.bend().with(operator, false, constant.value());
        } else if (a instanceof Column.Constant constant && b instanceof Column.Numeric number) {
            return number.bend().with(operator, true, constant.value());
        }
        return Bend.OTHER;
    }
}
