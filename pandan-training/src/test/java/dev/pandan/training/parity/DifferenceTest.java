package dev.pandan.training.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.row.Hash64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DifferenceTest {
    private static final List<String> HELD =
            IntStream.range(0, 50).mapToObj(i -> "row-" + i).toList();

    private static long hash(String... ids) {
        return List.of(ids).stream().mapToLong(Hash64::ofId).sum();
    }

    @Test
    void find_oneRowLost_namesIt() {
        assertThat(Difference.find(HELD, List.of(), 1, hash("row-17"))).contains(List.of("row-17"));
    }

    @Test
    void find_twoRowsLost_namesBoth() {
        assertThat(Difference.find(HELD, List.of(), 2, hash("row-17", "row-3")).orElseThrow())
                .containsExactlyInAnyOrder("row-3", "row-17");
    }

    @Test
    void find_allLateRows_namesThem() {
        List<String> late = List.of("row-1", "row-2", "row-3");
        assertThat(Difference.find(HELD, late, 3, hash("row-1", "row-2", "row-3")))
                .contains(late);
    }

    @Test
    void find_lateRowsAndOneLost_namesAll() {
        assertThat(Difference.find(HELD, List.of("row-1"), 2, hash("row-1", "row-9"))
                        .orElseThrow())
                .containsExactly("row-1", "row-9");
    }

    @Test
    void find_rowThatIsNotHeld_isEmpty() {
        assertThat(Difference.find(HELD, List.of(), -1, -hash("gone"))).isEmpty();
        assertThat(Difference.find(HELD, List.of(), 1, hash("other"))).isEmpty();
    }
}
