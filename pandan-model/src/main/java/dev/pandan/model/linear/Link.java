package dev.pandan.model.linear;

/**
 * What a linear model predicts given its weighted sum s: a curve, held within bounds, that is the inverse of what statistics calls a link.
 *
 * @param power of {@link Curve#POWER}; 1 otherwise
 * @param least lower bound, finite
 * @param most upper bound, finite
 */
public record Link(Curve curve, double power, double least, double most) {
    /** {@code 1 / (1 + exp(-s))}, of a probability. */
    public static final Link LOGISTIC = new Link(Curve.LOGISTIC, 1, 0, 1);
    /** s itself. */
    public static final Link IDENTITY = new Link(Curve.IDENTITY, 1, -Double.MAX_VALUE, Double.MAX_VALUE);

    public Link {
        Finite.check("link", power, least, most);
    }

    /** The shapes there are. */
    public enum Curve {
        /** {@code 1 / (1 + exp(-s))} */
        LOGISTIC,
        /** {@code s} */
        IDENTITY,
        /** {@code exp(s)} */
        EXPONENTIAL,
        /** {@code 1 / s} */
        INVERSE,
        /** {@code s * s} */
        SQUARE,
        /** {@code 1 - exp(-exp(s))} */
        COMPLEMENTARY_LOG_LOG,
        /** s to the power of {@link Link#power}; NaN where that is no real number */
        POWER
    }

    /** The prediction; the same bits on every machine. */
    public double of(double sum) {
        return Math.max(least, Math.min(most, curve(sum)));
    }

    private double curve(double sum) {
        return switch (curve) {
            case LOGISTIC -> LinearModel.probability(sum);
            case IDENTITY -> sum;
            case EXPONENTIAL -> StrictMath.exp(sum);
            case INVERSE -> 1 / sum;
            case SQUARE -> sum * sum;
            case COMPLEMENTARY_LOG_LOG -> 1 - StrictMath.exp(-StrictMath.exp(sum));
            case POWER -> StrictMath.pow(sum, power);
        };
    }
}
