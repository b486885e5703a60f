package dev.pandan.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.result.Result;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoadBenchmarkIT {
    private static final int ROWS = 2_000;

    @TempDir
    Path folder;

    /** The sides are compared by the benchmark itself, row by row of the log and of the window. */
    @Test
    void run_smallOverMongo_storesTheSameOnBothSides() throws SQLException {
        Options options = new Options("load", true, "mongodb", 0, 1, 0, flights(), Path.of(".."));
        Result result = new LoadBenchmark(options).run();
        assertThat(result.number("rows")).isEqualTo(ROWS);
        assertThat(result.number("load_ratio")).isPositive();
    }

    private Path flights() throws SQLException {
        Path file = folder.resolve("flights.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (SELECT TIMESTAMP '2001-01-01' + INTERVAL (i * 40) SECOND AS date, 3 AS delay,"
                    + " 500 + i % 90 AS distance, chr(CAST(65 + i % 7 AS INT)) || 'AA' AS origin, 'BBB' AS destination"
                    + " FROM range(" + ROWS + ") t(i)) TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }
}
