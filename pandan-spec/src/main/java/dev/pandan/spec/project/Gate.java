package dev.pandan.spec.project;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has to hold of a bundle's metrics and the champion's before the bundle may be promoted: comparisons of sums and products of metrics and numbers, joined by {@code and}, for example
 * {@code auc >= champion.auc - 0.002 and log_loss < 0.5}. Metrics of the champion begin with {@code champion.}. Nothing holds of a metric that is not a number.
 *
 * @param text as it stands in the file
 * @param comparisons all have to hold; at least one
 */
public record Gate(Text text, List<Comparison> comparisons) {
    /** What the names of the champion's metrics begin with. */
    public static final String CHAMPION = "champion.";

    public Gate {
        comparisons = List.copyOf(comparisons);
    }

    /** Reads a gate; IllegalArgumentException says what is wrong with it. */
    public static Gate parse(Text text) {
        return new Gate(text, new GateParser(text.text()).read());
    }

    /** Metrics that it names, those of the champion with their prefix. */
    public Set<String> names() {
        return GateParser.names(text.text());
    }

    /**
     * @param values by name, those of the champion with their prefix; all of {@link #names}
     */
    public boolean holds(Map<String, Double> values) {
        return comparisons.stream().allMatch(comparison -> comparison.holds(values));
    }

    /** How two sides may compare. */
    public enum Operator {
        AT_LEAST(">="),
        AT_MOST("<="),
        ABOVE(">"),
        BELOW("<");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        boolean holds(double left, double right) {
            return switch (this) {
                case AT_LEAST -> left >= right;
                case AT_MOST -> left <= right;
                case ABOVE -> left > right;
                case BELOW -> left < right;
            };
        }
    }

    public record Comparison(Amount left, Operator operator, Amount right) {
        boolean holds(Map<String, Double> values) {
            return operator.holds(left.of(values), right.of(values));
        }
    }

    /** A number made of metrics. */
    @FunctionalInterface
    public interface Amount {
        double of(Map<String, Double> values);
    }
}
