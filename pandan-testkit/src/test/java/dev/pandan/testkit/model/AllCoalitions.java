package dev.pandan.testkit.model;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Shapley values by their definition: the mean, over all orders in which the features of a row may come in, of what each adds. */
final class AllCoalitions {
    private final @Nullable Object[] row;
    private final @Nullable Object[] reference;
    private final ToDoubleFunction<@Nullable Object[]> game;

    AllCoalitions(@Nullable Object[] row, @Nullable Object[] reference, ToDoubleFunction<@Nullable Object[]> game) {
        this.row = row.clone();
        this.reference = reference.clone();
        this.game = game;
    }

    double[] values() {
        int players = row.length;
        double[] values = new double[players];
        for (int coalition = 0; coalition < 1 << players; coalition++) {
            double worth = game.applyAsDouble(mixed(coalition));
            int members = Integer.bitCount(coalition);
            for (int i = 0; i < players; i++) {
                boolean isMember = (coalition >> i & 1) != 0;
                values[i] += isMember
                        ? worth * factorial(members - 1) * factorial(players - members) / factorial(players)
                        : -worth * factorial(members) * factorial(players - members - 1) / factorial(players);
            }
        }
        return values;
    }

    private @Nullable Object[] mixed(int coalition) {
        @Nullable Object[] mixed = reference.clone();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (coalition >> i & 1) != 0 ? row[i] : mixed[i];
        }
        return mixed;
    }

    private static double factorial(int n) {
        return n <= 1 ? 1 : n * factorial(n - 1);
    }
}
