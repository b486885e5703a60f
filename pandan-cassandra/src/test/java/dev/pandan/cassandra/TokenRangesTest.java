package dev.pandan.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.store.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TokenRangesTest {
    @Test
    void of_anyNumber_coversTheRing() {
        for (int wanted : new int[] {-1, 0, 1, 2, 3, 7, 1_000}) {
            List<Split> splits = TokenRanges.of("t", wanted);
            assertThat(splits).hasSize(Math.max(1, wanted));
            assertThat(splits.get(0).from()).isEqualTo(Long.toString(Long.MIN_VALUE));
            assertThat(splits.get(splits.size() - 1).to()).isEqualTo(Long.toString(Long.MAX_VALUE));
            for (int i = 1; i < splits.size(); i++) {
                assertThat(splits.get(i).from()).isEqualTo(splits.get(i - 1).to());
            }
        }
    }
}
