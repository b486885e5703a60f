package dev.pandan.training.oracle;

import dev.pandan.testkit.history.TestEvent;
import dev.pandan.testkit.law.Case;
import java.math.BigDecimal;
import java.util.IdentityHashMap;

/**
 * Cases that databases can compute, too: no numbers whose sums overflow, no infinity among doubles (a database's variance fails on it), and floating-point numbers of one sign and of no
 * great size, so that a database's plain sums do not cancel and come near the exact ones.
 */
final class Tame {
    private static final double LEAST = 1e-6;
    private static final double MOST = 1e6;
    private static final long MOST_LONG = 10_007;

    private Tame() {}

    static Case of(Case wild) {
        IdentityHashMap<TestEvent, TestEvent> tame = new IdentityHashMap<>();
        return new Case(
                wild.project(),
                wild.sent().stream()
                        .map(event -> tame.computeIfAbsent(event, Tame::of))
                        .toList(),
                wild.versions());
    }

    private static TestEvent of(TestEvent event) {
        Object[] row = event.row().clone();
        for (int i = 0; i < row.length; i++) {
            row[i] = event.stream().isFixed(i) ? row[i] : of(row[i]);
        }
        return new TestEvent(event.stream(), row);
    }

    private static Object of(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? (Object) bounded(number) : null;
        } else if (value instanceof Float number) {
            return Float.isNaN(number) ? value : (Object) (float) bounded(Float.isFinite(number) ? number : 1e9);
        } else if (value instanceof Long number) {
            return (Object) (number % MOST_LONG);
        } else if (value instanceof BigDecimal number) {
            return number.abs().remainder(new BigDecimal("1e4"));
        }
        return value;
    }

    private static double bounded(double number) {
        double size = Math.abs(number);
        return size == 0 || (size >= LEAST && size <= MOST)
                ? size
                : Math.floorMod(Double.hashCode(number), 9_973) / 7.0;
    }
}
