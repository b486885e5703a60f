package dev.pandan.model.linear;

/** Check of model parameters. */
final class Finite {
    private Finite() {}

    static void check(String name, double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("term '" + name + "': " + value + " (expected: a finite number)");
            }
        }
    }
}
