package dev.pandan.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PaceTest {
    private static final int PASSES = 45;
    private static final double MICRO = 1e3;

    @Test
    void rows_slowerScores_areFewer() {
        assertThat(Pace.rows(PASSES, 20 * MICRO)).isEqualTo(10_000);
        assertThat(Pace.rows(PASSES, 200 * MICRO)).isEqualTo(2_000);
        assertThat(Pace.rows(PASSES, 2_000 * MICRO)).isEqualTo(500);
        assertThat(Pace.rows(PASSES, 2_000_000 * MICRO)).isEqualTo(500);
    }

    @Test
    void rows_fastScores_areTriedOnce() {
        AtomicInteger tries = new AtomicInteger();

        assertThat(Pace.rows(1, tries::incrementAndGet)).isEqualTo(10_000);
        assertThat(tries).hasValue(1);
    }
}
