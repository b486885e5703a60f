package dev.pandan.benchmarks.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.result.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ScanBenchmarkIT {
    /** Every pass of each side has to find every event, and one of each all of every row, or the benchmark fails. */
    @Test
    void run_small_bothSidesReadEverything() {
        check("cassandra");
        check("mongodb");
    }

    private static void check(String store) {
        Options options = new Options("scan", true, store, 0, 1, 3_000, Path.of("."), Path.of(".."));
        Result result = new ScanBenchmark(options, false).run();
        assertThat(result.number("events")).isEqualTo(3_000);
        assertThat(result.number("driver_ratio")).isPositive();
        assertThat(result.json())
                .contains("rows_per_s", "driver_rows_per_s", "driver_ratio_by_store", store)
                .doesNotContain("connector");
    }
}
