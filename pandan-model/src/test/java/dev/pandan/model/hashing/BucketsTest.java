package dev.pandan.model.hashing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.Domain;
import dev.pandan.model.Typical;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BucketsTest {
    private static final Domain TEXTS = new Domain(
                    List.of(Domain.Input.number("amount"), Domain.Input.category("shop", Buckets.names(8))))
            .hashed(Map.of("shop", 8));

    /** The hashes are those of the reference implementation, unsigned: of {@code xxhash.xxh64(text).intdigest() % count} in Python. */
    @ParameterizedTest
    @CsvSource({"'', ef46db3751d8e999", "'abc', 44bc2cf5ad770999", "'판단 판단 판단 판단 판단 판단 판단 ', f7da755c0364b6c6"})
    void of_text_isItsUnsignedHashModuloTheirNumber(String text, String hash) {
        for (int count : new int[] {2, 3, 256, 1_000, 65_536}) {
            assertThat(Buckets.of(text, count))
                    .isEqualTo((int) Long.remainderUnsigned(Long.parseUnsignedLong(hash, 16), count))
                    .isBetween(0, count - 1);
        }
    }

    /** Once and for all: models are kept that learnt from these. */
    @Test
    void of_knownTexts_neverChanges() {
        assertThat(Buckets.of("abc", 256)).isEqualTo(0x99);
        assertThat(Buckets.of("판단 판단 판단 판단 판단 판단 판단 ", 256)).isEqualTo(0xc6);
        assertThat(Buckets.of("", 65_536)).isEqualTo(0xe999);
    }

    @Test
    void of_manyTexts_areSpreadEvenly() {
        Map<Integer, Integer> counts = new HashMap<>();
        IntStream.range(0, 64_000).forEach(i -> counts.merge(Buckets.of("shop-" + i, 64), 1, Integer::sum));
        assertThat(counts).hasSize(64);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(850, 1_150));
    }

    @Test
    void of_row_textsAloneAreReplacedInACopy() {
        Buckets buckets = new Buckets(List.of(0, 8, 4));
        @Nullable Object[] row = {1f, "서울", null};
        @Nullable Object[] hashed = buckets.of(row);
        assertThat(row).containsExactly(1f, "서울", null);
        assertThat(hashed[0]).isEqualTo(1f);
        assertThat(Buckets.names(8)).contains((String) hashed[1]);
        assertThat(hashed[2]).isNull();
        assertThat(buckets.of(row.clone())[1]).isSameAs(hashed[1]);
        assertThat(buckets.of(new Object[] {"text", 2f, 3f})).containsExactly("text", 2f, 3f);
        assertThat(buckets.isEmpty()).isFalse();
        assertThat(new Buckets(List.of(0, 0)).isEmpty()).isTrue();
    }

    @Test
    void domain_ofTexts_hasTheTypicalTextsBucket() {
        Domain texts = TEXTS.typicalOf(List.<@Nullable Object[]>of(new Object[] {5f, "abc"}));
        assertThat(texts.hashes()).isTrue();
        Domain inside = Buckets.domain(texts);
        assertThat(inside.hashes()).isFalse();
        assertThat(inside.inputs().get(0)).isEqualTo(texts.inputs().get(0));
        assertThat(inside.inputs().get(1).categories()).hasSize(8);
        assertThat(inside.inputs().get(1).typical()).isEqualTo(new Typical(List.of(), "1"));
        assertThat(Buckets.domain(TEXTS).inputs().get(1).typical()).isNull();
    }

    @Test
    void recipes_hashedInputs_sayHow() {
        assertThat(Buckets.recipes(TEXTS)).containsExactly("shop is str(xxh64(text as UTF-8, seed 0) modulo 8)");
        assertThat(Buckets.recipes(Buckets.domain(TEXTS))).isEmpty();
    }

    @Test
    void input_bucketsOfANumber_areRefused() {
        assertThat(TEXTS.hashed(Map.of("amount", 3)).hashes()).isFalse();
        assertThatThrownBy(() -> new Domain.Input("amount", true, 0, List.of(), null, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
