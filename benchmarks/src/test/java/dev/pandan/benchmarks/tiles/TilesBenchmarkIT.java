package dev.pandan.benchmarks.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.result.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class TilesBenchmarkIT {
    /** Each decision's number of rows is checked by the benchmark itself. */
    @Test
    void run_small_readsTilesAndSeesLateRows() {
        Options options = new Options("tiles", true, "cassandra", 20, 1, 20_000, Path.of("."), Path.of(".."));
        Result result = new TilesBenchmark(options).run();
        assertThat(result.number("tile_p99_ratio")).isPositive();
        assertThat(result.number("tiles_read_per_decision")).isGreaterThan(1);
        assertThat(result.number("rows_read_per_decision")).isLessThan(5_000);
        assertThat(result.number("late_rows_seen")).isEqualTo(20);
    }
}
