package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.PandanException;
import dev.pandan.training.fit.Folds.Fold;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class FoldsTest {
    private static long[] seconds(int count) {
        return LongStream.range(0, count).map(i -> i * 10).toArray();
    }

    @Test
    void of_one_isTheLastFifth() {
        assertThat(Folds.of(seconds(100), 25, 1)).containsExactly(new Fold(775, 800, Long.MAX_VALUE));
    }

    @Test
    void of_three_areTheLastThreeOfSeven() {
        assertThat(Folds.of(seconds(70), 0, 3))
                .containsExactly(new Fold(400, 400, 500), new Fold(500, 500, 600), new Fold(600, 600, Long.MAX_VALUE));
    }

    @Test
    void of_anyTimes_noRowIsLearntFromWithinTheHorizonAndMeasuredPartsMeet() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            long[] times =
                    random.longs(random.nextInt(100, 400), 0, 1_000).sorted().toArray();
            int horizon = random.nextInt(100);
            List<Fold> folds = Folds.of(times, horizon, random.nextInt(1, 9));
            for (int fold = 0; fold < folds.size(); fold++) {
                Fold one = folds.get(fold);
                assertThat(one.learnUntilMicros()).isEqualTo(one.fromMicros() - horizon);
                assertThat(one.untilMicros())
                        .isEqualTo(fold + 1 < folds.size() ? folds.get(fold + 1).fromMicros() : Long.MAX_VALUE);
                assertThat(times[0]).isLessThan(one.learnUntilMicros());
            }
        }
    }

    @Test
    void of_nothingToLearnFromOrMeasureOn_isRefused() {
        assertThatThrownBy(() -> Folds.of(seconds(70), 400, 3))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("of 70 training rows fold 1 of 3 has none to learn from: between both parts of a"
                        + " fold lies the label's horizon; load more events, or take fewer 'folds'");
        long[] same = new long[50];
        same[0] = -10;
        assertThatThrownBy(() -> Folds.of(same, 0, 2))
                .hasMessageContaining("fold 1 of 2 has none to measure on: too many rows have the same time");
    }
}
