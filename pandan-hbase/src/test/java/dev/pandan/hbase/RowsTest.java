package dev.pandan.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.row.Key;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RowsTest {
    private static final long[] NUMBERS = {
        Long.MIN_VALUE, Long.MIN_VALUE + 1, -256, -1, 0, 1, 255, 256, Long.MAX_VALUE - 1, Long.MAX_VALUE
    };

    @Test
    void ordered_numbers_areInTheOrderOfTheirBytes() {
        for (int i = 0; i < NUMBERS.length; i++) {
            assertThat(Rows.number(Rows.ordered(NUMBERS[i]), 0)).isEqualTo(NUMBERS[i]);
            if (i > 0) {
                assertThat(Arrays.compareUnsigned(Rows.ordered(NUMBERS[i - 1]), Rows.ordered(NUMBERS[i])))
                        .isNegative();
            }
        }
    }

    @Test
    void of_keyAndIdTooLong_isRefusedWithTheLimit() {
        Key key = Key.of(new byte[20_000]);
        assertThat(Rows.of(key, Rows.WINDOW, new byte[12_000])).hasSizeLessThanOrEqualTo(Short.MAX_VALUE);
        assertThatThrownBy(() -> Rows.of(key, Rows.WINDOW, new byte[12_001]))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("32001 bytes (expected: at most 32000");
    }

    @Test
    void of_keysThatBeginAlike_areNotPrefixesOfEachOther() {
        byte[] shorter = Rows.of(Key.of(new byte[] {1}), Rows.WINDOW, new byte[0]);
        byte[] longer = Rows.of(Key.of(new byte[] {1, 0}), Rows.WINDOW, new byte[0]);
        int start = Rows.HASH_BYTES;
        assertThat(Arrays.copyOfRange(longer, start, start + shorter.length - start))
                .isNotEqualTo(Arrays.copyOfRange(shorter, start, shorter.length));
        assertThat(Rows.key(longer)).containsExactly(1, 0);
    }
}
