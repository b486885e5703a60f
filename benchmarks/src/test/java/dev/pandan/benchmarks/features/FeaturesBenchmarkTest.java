package dev.pandan.benchmarks.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.result.Result;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeaturesBenchmarkTest {
    private static final Path HOME = Path.of("..");
    /** The flights of the example in the columns of the file that they come from. */
    private static final String FLIGHTS = """
            COPY (
              SELECT make_timestamp(epoch_us(departed_at)) AS date, delay::BIGINT AS delay, distance::BIGINT AS distance,
                d.origin, d.destination
              FROM '../examples/flights/data/departures.parquet' AS d
              JOIN '../examples/flights/data/arrivals.parquet' AS a USING (flight_id)
              ORDER BY date LIMIT 5000)
            TO '%s' (FORMAT parquet)
            """;

    @TempDir
    private Path folder;

    @Test
    void run_small_comparesEveryFeatureAndTellsAllFigures() {
        Path file = folder.resolve("flights.parquet");
        try (DuckSide duck = new DuckSide("duckdb", 1)) {
            duck.execute(FLIGHTS.formatted(file));
        }
        Options options = new Options("features", true, "cassandra", 0, 1, 3_000, file, HOME);
        Result result = new FeaturesBenchmark(options).run();
        assertThat(result.number("rows")).isEqualTo(3_000);
        assertThat(result.number("compared")).isEqualTo(6_000);
        assertThat(result.number("spark_compared")).isEqualTo(600);
        assertThat(result.json()).contains("duckdb_ratio", "spark_ratio", "spark_hot_ratio", "rows_per_s");
        assertThat(result.table()).contains("equal DuckDB's");
    }

    @Test
    void new_fileThatIsNotThere_saysWhichIsExpected() {
        Options options = new Options("features", true, "cassandra", 0, 1, 1, folder.resolve("no"), HOME);
        assertThatThrownBy(() -> new FeaturesBenchmark(options))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("--data");
    }
}
