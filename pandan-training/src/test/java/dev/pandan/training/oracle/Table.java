package dev.pandan.training.oracle;

import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.testkit.history.TestEvent;
import dev.pandan.testkit.law.Case;
import dev.pandan.testkit.project.TestStream;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The events of a stream as a table. Points in time are numbers, and binary is hexadecimal text, which has the same order.
 */
record Table(String name, List<String> columns, List<String> types, List<Object[]> rows) {
    static List<Table> of(Case of) {
        return of.project().streams().stream().map(stream -> of(of, stream)).toList();
    }

    private static Table of(Case of, TestStream stream) {
        List<Column> columns = stream.schema().columns();
        return new Table(
                Dialect.table(stream.name()),
                columns.stream()
                        .map(column -> column.name().equals("at") ? "evt_at" : column.name())
                        .toList(),
                columns.stream().map(column -> type((ScalarType) column.type())).toList(),
                new LinkedHashSet<>(of.sent())
                        .stream()
                                .filter(event -> event.stream().equals(stream))
                                .map(Table::row)
                                .toList());
    }

    private static String type(ScalarType type) {
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case INT, DATE -> "INT";
            case LONG, TIMESTAMP -> "BIGINT";
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case DECIMAL -> "DECIMAL(38,18)";
            case STRING, BINARY -> "STRING";
        };
    }

    private static Object[] row(TestEvent event) {
        Object[] row = event.plain();
        for (int i = 0; i < row.length; i++) {
            row[i] = row[i] instanceof byte[] bytes
                    ? HexFormat.of().withUpperCase().formatHex(bytes)
                    : row[i];
        }
        return row;
    }
}
