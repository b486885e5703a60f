package dev.pandan.testkit.project;

import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A stream with an id, a time, two columns for keys ({@code k} of text, {@code g} of integers) and a column of values of every type, in any order.
 */
public record TestStream(String name, Schema schema) {
    static final String ID = "id";
    static final String TIME = "at";

    static TestStream random(String name, Random random) {
        List<Column> columns = new ArrayList<>(List.of(
                new Column(ID, ScalarType.STRING),
                new Column(TIME, ScalarType.TIMESTAMP),
                new Column("k", ScalarType.STRING),
                new Column("g", ScalarType.INT)));
        for (ScalarType type : ScalarType.values()) {
            columns.add(new Column(values(type), type));
        }
        Collections.shuffle(columns, random);
        return new TestStream(name, new Schema(columns));
    }

    /** Name of the column of values of a type. */
    public static String values(ScalarType type) {
        return "v_" + type.name().toLowerCase(Locale.ROOT);
    }

    public int position(String column) {
        return schema.require(column);
    }

    /** Whether a column is the id or the time, which are never null. */
    public boolean isFixed(int column) {
        String called = schema.column(column).name();
        return called.equals(ID) || called.equals(TIME);
    }

    Terms terms() {
        return new Terms(schema, "");
    }

    void write(StringBuilder out) {
        out.append("  ").append(name).append(":\n    id: id\n    time: at\n    columns:\n");
        for (Column column : schema.columns()) {
            out.append("      ")
                    .append(column.name())
                    .append(": ")
                    .append(column.type().sqlName())
                    .append('\n');
        }
    }
}
