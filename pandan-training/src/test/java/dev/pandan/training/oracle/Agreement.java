package dev.pandan.training.oracle;

import dev.pandan.testkit.project.TestAggregate;
import java.math.BigDecimal;
import java.util.Locale;

/** How near an oracle's value has to be to the engine's, which is given as text. */
final class Agreement {
    /** Plain sums of a few hundred numbers of one sign. */
    private static final double SUMS = 1e-12;
    /** Variances: an oracle takes a great number from another, or adds up what its means drifted by. */
    private static final double VARIANCES = 1e-9;
    /** What an oracle may leave of a variance of 0: its mean is rounded. */
    private static final double NOTHING = 1e-15;

    private Agreement() {}

    static boolean holds(TestAggregate aggregate, String ours, Object theirs) {
        if (ours == null || theirs == null) {
            return ours == null && theirs == null;
        }
        return switch (aggregate.function()) {
            case VAR_POP, VAR_SAMP -> near(Double.parseDouble(ours), number(theirs), VARIANCES);
            case STDDEV_POP, STDDEV_SAMP -> near(square(Double.parseDouble(ours)), square(number(theirs)), VARIANCES);
            case AVG -> near(Double.parseDouble(ours), number(theirs), SUMS);
            case SUM -> sum(aggregate, ours, theirs);
            default -> exact(aggregate, ours, theirs);
        };
    }

    private static boolean sum(TestAggregate aggregate, String ours, Object theirs) {
        return switch (aggregate.type()) {
            case DOUBLE -> near(Double.parseDouble(ours), number(theirs), SUMS);
            default -> exact(aggregate, ours, theirs);
        };
    }

    private static boolean exact(TestAggregate aggregate, String ours, Object theirs) {
        return switch (aggregate.type()) {
            case BOOLEAN, STRING, BINARY -> ours.equals(theirs.toString());
            case FLOAT -> Float.parseFloat(ours) == (float) number(theirs) || bothNaN(ours, theirs);
            case DOUBLE -> Double.parseDouble(ours) == number(theirs) || bothNaN(ours, theirs);
            case INT, LONG, DECIMAL, DATE, TIMESTAMP ->
                new BigDecimal(ours).compareTo(new BigDecimal(theirs.toString())) == 0;
        };
    }

    private static boolean bothNaN(String ours, Object theirs) {
        return ours.equals("NaN") && Double.isNaN(number(theirs));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static double square(double number) {
        return number * number;
    }

    private static boolean near(double a, double b, double relative) {
        double size = Math.max(Math.abs(a), Math.abs(b));
        return Double.compare(a, b) == 0 || Math.abs(a - b) <= relative * size || size < NOTHING;
    }

    static String told(TestAggregate aggregate, String ours, Object theirs) {
        return String.format(Locale.ROOT, "%s: %s, the oracle says %s", aggregate.sql(), ours, theirs);
    }
}
