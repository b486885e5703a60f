package dev.pandan.benchmarks.features;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** DuckDB inside this process. To be closed. */
final class DuckSide implements Side, AutoCloseable {
    private final Connection connection;
    private final String dialect;

    /**
     * @param dialect which of the workload's queries
     */
    DuckSide(String dialect, int threads) {
        this.dialect = dialect;
        try {
            this.connection = DriverManager.getConnection("jdbc:duckdb:");
            execute("SET threads = " + threads);
            execute("SET memory_limit = '4GB'");
            execute("SET preserve_insertion_order = false");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Rows of a Parquet file. */
    long rows(Path file) {
        String sql =
                "SELECT count(*) FROM read_parquet('" + file.toAbsolutePath().normalize() + "')";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Totals totals(Workload workload) {
        List<String> features = workload.features();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Totals.query(features, workload.query(dialect)))) {
            row.next();
            Totals totals = new Totals(features.size());
            for (int i = 0; i < features.size(); i++) {
                totals.set(i, row.getLong(2 * i + 1), row.getDouble(2 * i + 2));
            }
            return totals;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void each(Workload workload, FeatureSink sink) {
        double[] values = new double[workload.features().size()];
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(workload.query(dialect))) {
            while (row.next()) {
                for (int i = 0; i < values.length; i++) {
                    double value = row.getDouble(i + 2);
                    values[i] = row.wasNull() ? Double.NaN : value;
                }
                sink.accept((int) row.getLong(1), values);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("DuckDB: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
