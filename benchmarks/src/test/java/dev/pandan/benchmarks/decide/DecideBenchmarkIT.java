package dev.pandan.benchmarks.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.result.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class DecideBenchmarkIT {
    @Test
    void run_smallOverCassandra_storesTheSameOnBothSides() {
        Result result = run("cassandra");
        assertThat(result.number("statements_per_decision")).isPositive();
        assertThat(result.json())
                .contains("ratio", "p99_ratio", "ratio_1", "decisions_per_s", "bare_decisions_per_s", "cpu_ratio");
    }

    @Test
    void run_smallOverHBase_storesTheSameOnBothSides() {
        assertThat(run("hbase").json()).contains("\"store\":\"hbase\"", "p99_ratio");
    }

    private static Result run(String store) {
        Result result = new DecideBenchmark(new Options("decide", true, store, 60, 1, Path.of(".."))).run();
        assertThat(result.number("sent")).isEqualTo(60 * 5 + 20);
        assertThat(result.number("stored")).isEqualTo(result.number("sent"));
        // The bare driver has no pass under the profiler.
        assertThat(result.number("bare_stored")).isEqualTo(60 * 4 + 20);
        return result;
    }
}
