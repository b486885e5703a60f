package dev.pandan.model.trees;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * What is known of a curve over all finite float32: its values lie in {@code [low, high]} and are numbers; if it rises, it never falls, and its values at the ends are those two.
 *
 * @param low not above high; a curve whose two are equal is the same everywhere
 */
record Trend(double low, double high, boolean rises) {
    static final Trend STRAIGHT = new Trend(-Float.MAX_VALUE, Float.MAX_VALUE, true);
    static final Trend UNKNOWN = new Trend(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);

    static Trend of(Column column) {
        if (column instanceof Column.Constant constant && !Double.isNaN(constant.value())) {
            return new Trend(constant.value(), constant.value(), true);
        }
        return column instanceof Column.Numeric number ? number.trend() : UNKNOWN;
    }

    private boolean isFlat() {
        return low == high;
    }

    /** After a function that never falls. */
    Trend rising(DoubleUnaryOperator f) {
        return between(f.applyAsDouble(low), f.applyAsDouble(high), rises);
    }

    private Trend falling(DoubleUnaryOperator f) {
        return between(f.applyAsDouble(high), f.applyAsDouble(low), false);
    }

    /** A product of infinity and zero shows at the ends, as infinities lie there. */
    private static Trend between(double low, double high, boolean rises) {
        return low <= high ? new Trend(low, high, rises || low == high) : UNKNOWN;
    }

    /** After an operator of one value. */
    Trend with(String operator, DoubleUnaryOperator f) {
        if (this.equals(UNKNOWN)) {
            return UNKNOWN;
        } else if (isFlat()) {
            return rising(f);
        }
        return switch (operator) {
            case "Cast", "Exp" -> rising(f);
            case "Neg" -> falling(f);
            case "Abs" -> between(0, f.applyAsDouble(Math.max(-low, high)), low >= 0 && rises);
            default -> UNKNOWN;
        };
    }

    /** After an operator of two, one of which is the same everywhere. */
    static Trend both(Trend a, Trend b, String operator, DoubleBinaryOperator f) {
        if (a.equals(UNKNOWN) || b.equals(UNKNOWN)) {
            return UNKNOWN;
        } else if (b.isFlat()) {
            return a.with(operator, b.low, value -> f.applyAsDouble(value, b.low));
        } else if (a.isFlat()) {
            return b.after(a.low, operator, value -> f.applyAsDouble(a.low, value));
        }
        return UNKNOWN;
    }

    private Trend with(String operator, double constant, DoubleUnaryOperator f) {
        if (isFlat()) {
            return rising(f);
        }
        return switch (operator) {
            case "Add", "Sub" -> rising(f);
            case "Mul" -> scaled(constant, f);
            case "Div" -> constant == 0 ? UNKNOWN : scaled(constant, f);
            case "LessOrEqual" -> falling(f);
            default -> UNKNOWN;
        };
    }

    private Trend after(double constant, String operator, DoubleUnaryOperator f) {
        return switch (operator) {
            case "Add", "Where", "LessOrEqual" -> rising(f);
            case "Sub" -> falling(f);
            case "Mul" -> scaled(constant, f);
            default -> UNKNOWN;
        };
    }

    /** After a product or quotient with a constant. */
    Trend scaled(double constant, DoubleUnaryOperator f) {
        return constant >= 0 ? rising(f) : constant < 0 ? falling(f) : UNKNOWN;
    }
}
