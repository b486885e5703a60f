package dev.pandan.training.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.training.history.Span;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

final class SliceSearchTest {

    @Test
    void find_wantedFit_takesThem() {
        assertThat(find(slices -> 100)).isEqualTo(2);
    }

    @Test
    void find_moreFit_takesTheFewestOfThem() {
        assertThat(find(slices -> 50 + 1_000 / slices)).isEqualTo(32);
    }

    @Test
    void find_noneFitAndMoreDoNotHelp_takesTheWanted() {
        assertThat(find(slices -> 400 + 10 / slices)).isEqualTo(2);
    }

    @Test
    void find_noneFitButMoreHelp_takesWhatHelps() {
        assertThat(find(slices -> 200 + 1_000 / slices)).isEqualTo(128);
    }

    private static int find(IntToLongFunction bytes) {
        return SliceSearch.find(slices -> facts(slices, bytes.applyAsLong(slices)), 2, 100)
                .size();
    }

    private static List<SliceFacts> facts(int slices, long bytes) {
        return Collections.nCopies(slices, new SliceFacts(new Span(0, 1), 1, 0, bytes));
    }
}
