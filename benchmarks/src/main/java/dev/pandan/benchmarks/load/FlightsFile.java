package dev.pandan.benchmarks.load;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Departures as a Parquet file that {@code pandan load departures} takes: the flights with an id each, in the order of their file. */
final class FlightsFile {
    private FlightsFile() {}

    /**
     * @param events at most; 0: all
     * @return rows in the file that was made
     */
    static int make(Path flights, int events, Path file) {
        if (!Files.isRegularFile(flights)) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE, flights + ": no such file (expected: flights-3m.parquet; see --data)");
        }
        String limit = events == 0 ? "" : " LIMIT " + events;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET preserve_insertion_order = true");
            statement.execute(
                    "COPY (SELECT 'f-' || file_row_number AS flight_id, date::TIMESTAMPTZ AS departed_at, origin,"
                            + " destination, distance::INT AS distance FROM read_parquet('" + flights
                            + "', file_row_number = true)" + limit + ") TO '" + file + "' (FORMAT parquet)");
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM '" + file + "'")) {
                count.next();
                return count.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB could not make the file of departures", e);
        }
    }
}
