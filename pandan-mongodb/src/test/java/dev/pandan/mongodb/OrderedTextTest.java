package dev.pandan.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class OrderedTextTest {
    private static final List<String> TEXTS = List.of(
            "", "\u0000", " ", "!", "\"", "-", "0", "A", "a", "aa", "a!", "a~", "}", "~", "\u007F", "é", "\uFFFD", "판단",
            "😀");

    @Test
    void signed_extremes_keepOrderAndValue() {
        long[] values = {
            Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, 63, 64, 1L << 40, Long.MAX_VALUE - 1, Long.MAX_VALUE
        };
        List<String> texts = LongStream.of(values).mapToObj(OrderedText::signed).toList();
        assertThat(texts).isSorted().doesNotHaveDuplicates().allSatisfy(text -> assertThat(text)
                .hasSize(OrderedText.NUMBER_LENGTH));
        for (int i = 0; i < values.length; i++) {
            assertThat(OrderedText.signed("x" + texts.get(i), 1)).isEqualTo(values[i]);
        }
    }

    @Test
    void unsigned_ordersAsUnsigned() {
        assertThat(LongStream.of(0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1).mapToObj(OrderedText::unsigned))
                .isSorted();
    }

    @Test
    void of_anyText_ordersByUtf8AndComesBack() {
        List<String> byBytes = TEXTS.stream()
                .sorted(Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
                .toList();
        List<String> ordered = byBytes.stream().map(OrderedText::of).toList();
        assertThat(ordered).isSorted();
        assertThat(ordered.stream().map(OrderedText::text)).isEqualTo(byBytes);
    }

    @Test
    void of_everyByte_isPrintableAndComesBack() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String text = OrderedText.of(all);
        assertThat(text.chars()).allMatch(character -> character > OrderedText.END && character < OrderedText.AFTER);
        assertThat(OrderedText.bytes(text)).isEqualTo(all);
    }
}
