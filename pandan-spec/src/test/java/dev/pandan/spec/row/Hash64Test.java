package dev.pandan.spec.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against values of the reference implementation (xxhash 0.8, seed 0). */
final class Hash64Test {

    @ParameterizedTest
    @CsvSource({
        ", ef46db3751d8e999",
        "'a', d24ec4f1a98c6e5b",
        "'abc', 44bc2cf5ad770999",
        "'12345678', d2d02f08cf7cfd4a",
        "'f-000001-longer than eight', edd7d4b3a91aa9ee",
        "'판단 판단 판단 판단 판단 판단 판단 ', f7da755c0364b6c6",
        "'0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x', 1813acdbcc62452f"
    })
    void of_text_isXxh64(String text, String hex) {
        byte[] bytes = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
        assertThat(Long.toHexString(Hash64.of(bytes))).isEqualTo(hex);
    }

    @Test
    void ofId_anyLength_isThatOfTheBytes() {
        String text = "0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (int length = 0; length <= text.length(); length++) {
            String id = text.substring(0, length);
            assertThat(Hash64.ofId(id)).isEqualTo(Hash64.of(id.getBytes(StandardCharsets.UTF_8)));
            String wide = id + "\u00e9";
            assertThat(Hash64.ofId(wide)).isEqualTo(Hash64.of(wide.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
