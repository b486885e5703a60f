package dev.pandan.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CutTest {
    @Test
    void of_texts_areSegmentsTheLargestFirst() {
        List<@Nullable Object> values = Arrays.asList("LGA", "JFK", "JFK", null, "EWR", "EWR", "EWR");
        assertThat(Cut.of(values))
                .containsExactly(
                        Map.entry("EWR", List.of(4, 5, 6)),
                        Map.entry("JFK", List.of(1, 2)),
                        Map.entry("LGA", List.of(0)),
                        Map.entry("(none)", List.of(3)));
    }

    @Test
    void of_manyTexts_keepsTheCommonestAndPutsTheRestTogether() {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j <= i; j++) {
                values.add("v" + i);
            }
        }
        Map<String, List<Integer>> segments = Cut.of(values);
        assertThat(segments).hasSize(Cut.MOST + 1).containsKeys("v19", "v8", "others");
        assertThat(segments.get("others")).hasSize(36);
        assertThat(segments.values().stream().mapToInt(List::size).sum()).isEqualTo(values.size());
    }

    @Test
    void of_aValueNamedLikeTheRest_isKeptApart() {
        assertThat(Cut.of(Arrays.asList("others", "(none)", null))).containsOnlyKeys("'others'", "'(none)'", "(none)");
    }

    @Test
    void of_manyNumbers_areFifths() {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            values.add((float) i);
        }
        values.add(Float.NaN);
        Map<String, List<Integer>> segments = Cut.of(values);
        assertThat(segments.keySet())
                .containsExactly("0 to 19", "20 to 39", "40 to 59", "60 to 79", "80 to 99", "(none)");
        assertThat(segments.get("20 to 39")).hasSize(20);
    }

    @Test
    void of_fewNumbers_areValues() {
        assertThat(Cut.of(List.of(1.5f, 2f, 2f))).containsOnlyKeys("2", "1.500");
    }
}
