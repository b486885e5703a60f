package dev.pandan.training.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.training.history.Span;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ChoiceTest {
    private static final long MIB = 1 << 20;

    @Test
    void of_sliceFits_isByTime() {
        Choice choice = choose(PlanOptions.automatic(), slices(2, 100, 90 * MIB), 10 * MIB);
        assertThat(choice.kind()).isEqualTo(PlanKind.TIME);
        assertThat(choice.fits()).isTrue();
        assertThat(choice.why()).isEqualTo("a slice needs 91 MiB of 101 MiB");
    }

    @Test
    void of_moreSlicesThanTasks_saysSo() {
        Choice choice = choose(PlanOptions.automatic(), slices(16, 10, 90 * MIB), 10 * MIB);
        assertThat(choice.why()).endsWith("in 16 slices instead of 2");
    }

    @Test
    void of_sliceDoesNotFit_isByKey() {
        Choice choice = choose(PlanOptions.automatic(), slices(2, 100, 300 * MIB), 10 * MIB);
        assertThat(choice.kind()).isEqualTo(PlanKind.KEY);
        assertThat(choice.fits()).isTrue();
        assertThat(choice.why())
                .isEqualTo("a slice of time would need 301 MiB of 101 MiB, the largest key needs 11 MiB");
    }

    @Test
    void of_warmUpManyTimesTheLog_isByKey() {
        Choice choice = choose(PlanOptions.automatic(), slices(60, 900, 50 * MIB), 10 * MIB);
        assertThat(choice.kind()).isEqualTo(PlanKind.KEY);
        assertThat(choice.why()).startsWith("by time every row would be read 55 times");
    }

    @Test
    void of_neitherFits_takesTheSmallerAndSaysSo() {
        Choice choice = choose(PlanOptions.automatic(), slices(2, 100, 300 * MIB), 400 * MIB);
        assertThat(choice.kind()).isEqualTo(PlanKind.TIME);
        assertThat(choice.fits()).isFalse();
        assertThat(choice.why()).contains("neither fits").contains("give executors more memory");
    }

    @Test
    void of_askedFor_isWhatWasAsked() {
        PlanOptions byKey = new PlanOptions(Optional.of(PlanKind.KEY), OptionalInt.empty());
        Choice choice = choose(byKey, slices(2, 100, 10 * MIB), 400 * MIB);
        assertThat(choice.kind()).isEqualTo(PlanKind.KEY);
        assertThat(choice.fits()).isFalse();
        assertThat(choice.why()).isEqualTo("asked for");
    }

    private static Choice choose(PlanOptions options, List<SliceFacts> slices, long bytesByKey) {
        return Choice.of(options, slices, bytesByKey, 100 * MIB, 1_000, 2);
    }

    private static List<SliceFacts> slices(int number, long warmUp, long bytes) {
        return Collections.nCopies(number, new SliceFacts(new Span(0, 1), 1_000 / number, warmUp, bytes));
    }
}
