package dev.pandan.live.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReasonsTest {
    @Test
    void foremost_contributions_thoseThatMovedItMostComeFirst() {
        assertThat(Reasons.foremost(new double[] {0.5, -2, 0, Double.NaN, 1, -0.5}, 3))
                .containsExactly(1, 4, 0);
        assertThat(Reasons.foremost(new double[] {0, -0.0, Double.NaN}, 3)).isEmpty();
        assertThat(Reasons.foremost(new double[0], 3)).isEmpty();
        assertThat(Reasons.foremost(new double[] {1, 2}, 100)).containsExactly(1, 0);
    }

    @Test
    void foremost_randomContributions_equalsSorting() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 2_000; round++) {
            double[] moved = IntStream.range(0, random.nextInt(12))
                    .mapToDouble(i -> random.nextInt(8) == 0 ? Double.NaN : random.nextInt(-3, 4) / 2.0)
                    .toArray();
            int limit = random.nextInt(1, 5);
            assertThat(Reasons.foremost(moved, limit)).isEqualTo(sorted(moved, limit));
        }
    }

    private static int[] sorted(double[] moved, int limit) {
        return IntStream.range(0, moved.length)
                .boxed()
                .filter(i -> moved[i] != 0 && !Double.isNaN(moved[i]))
                .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(moved[i])))
                .limit(limit)
                .mapToInt(i -> i)
                .toArray();
    }
}
