package dev.pandan.live.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class IdFilterTest {
    private static final int HASHES = 500_000;

    @Test
    void mayHold_whatWasAdded_isAlwaysTrue() {
        IdFilter filter = new IdFilter();
        SplittableRandom added = new SplittableRandom(1);
        for (int i = 0; i < HASHES; i++) {
            filter.add(added.nextLong());
        }
        SplittableRandom again = new SplittableRandom(1);
        for (int i = 0; i < HASHES; i++) {
            assertThat(filter.mayHold(again.nextLong())).isTrue();
        }
        assertThat(filter.size()).isBetween(HASHES * 98L / 100, (long) HASHES);
    }

    @Test
    void mayHold_others_isTrueForFew() {
        IdFilter filter = new IdFilter();
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < HASHES; i++) {
            filter.add(random.nextLong());
        }
        int wrong = 0;
        for (int i = 0; i < HASHES; i++) {
            wrong += filter.mayHold(random.nextLong()) ? 1 : 0;
        }
        assertThat(wrong).isLessThan(HASHES / 50);
    }

    @Test
    void mayHold_nothingAdded_isFalse() {
        assertThat(new IdFilter().mayHold(0)).isFalse();
    }
}
