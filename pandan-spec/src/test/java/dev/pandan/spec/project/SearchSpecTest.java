package dev.pandan.spec.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class SearchSpecTest {
    private static SearchSpec search(OptionalInt trials, int seed) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        values.put("maxDepth", List.of(4L, 6L, 8L));
        values.put("numTrees", List.of(10L, 20L));
        return new SearchSpec(values, trials, seed);
    }

    @Test
    void combinations_noTrials_allInOrder() {
        assertThat(search(OptionalInt.empty(), 1).combinations())
                .containsExactly(
                        Map.of("maxDepth", 4L, "numTrees", 10L),
                        Map.of("maxDepth", 4L, "numTrees", 20L),
                        Map.of("maxDepth", 6L, "numTrees", 10L),
                        Map.of("maxDepth", 6L, "numTrees", 20L),
                        Map.of("maxDepth", 8L, "numTrees", 10L),
                        Map.of("maxDepth", 8L, "numTrees", 20L))
                .allSatisfy(combination -> assertThat(combination.keySet()).containsExactly("maxDepth", "numTrees"));
    }

    @Test
    void combinations_trials_distinctAndOfTheSeed() {
        List<Map<String, Object>> some = search(OptionalInt.of(4), 7).combinations();
        assertThat(some).hasSize(4).doesNotHaveDuplicates();
        assertThat(search(OptionalInt.of(4), 7).combinations()).isEqualTo(some);
        assertThat(search(OptionalInt.of(4), 8).combinations()).isNotEqualTo(some);
        assertThat(search(OptionalInt.of(40), 7).combinations()).hasSize(6);
    }

    @Test
    void combinations_moreThanLongsCount_stillDrawn() {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        for (int i = 0; i < 80; i++) {
            values.put("p" + i, List.of(1L, 2L));
        }
        SearchSpec huge = new SearchSpec(values, OptionalInt.of(5), 1);
        assertThat(huge.size()).isEqualTo(Long.MAX_VALUE);
        assertThat(huge.combinations()).hasSize(5).doesNotHaveDuplicates();
    }
}
