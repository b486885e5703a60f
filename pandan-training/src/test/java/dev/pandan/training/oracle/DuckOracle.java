package dev.pandan.training.oracle;

import dev.pandan.testkit.project.TestAggregate;
import dev.pandan.testkit.project.TestProject;
import dev.pandan.testkit.project.TestWindow;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** DuckDB in memory. */
final class DuckOracle implements Oracle, AutoCloseable {
    private static final Dialect DIALECT =
            new Dialect("IS NOT DISTINCT FROM", text -> text.replaceAll("bigint\\((\\w+)\\)", "CAST($1 AS BIGINT)"));

    private final Connection connection;

    DuckOracle() throws SQLException {
        this.connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("SET threads = 2");
    }

    @Override
    public String name() {
        return "DuckDB";
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void load(List<Table> tables) throws SQLException {
        for (Table table : tables) {
            String columns = IntStream.range(0, table.columns().size())
                    .mapToObj(i -> table.columns().get(i) + " " + table.types().get(i))
                    .collect(Collectors.joining(", "));
            execute("CREATE OR REPLACE TABLE " + table.name() + " (" + columns + ")");
            String marks = table.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + table.name() + " VALUES (" + marks + ")")) {
                for (Object[] row : table.rows()) {
                    for (int i = 0; i < row.length; i++) {
                        insert.setObject(i + 1, row[i]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    @Override
    public boolean serves(TestWindow window, TestAggregate aggregate) {
        return true;
    }

    @Override
    public Map<String, Object[]> values(TestProject project, TestWindow window, List<TestAggregate> aggregates)
            throws SQLException {
        Map<String, Object[]> values = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(new ByJoin(DIALECT, project).statement(window, aggregates))) {
            while (rows.next()) {
                Object[] row = new Object[aggregates.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = rows.getObject(i + 2);
                }
                values.put(rows.getString(1), row);
            }
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
