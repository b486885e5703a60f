package dev.pandan.spec.type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Ordered columns with unique names. A row of a schema is an {@code Object[]} with one value per column, in this order. */
public final class Schema {
    private final List<Column> columns;
    private final Map<String, Integer> positions = new HashMap<>();

    public Schema(List<Column> columns) {
        this.columns = List.copyOf(columns);
        for (Column column : this.columns) {
            if (positions.put(column.name(), positions.size()) != null) {
                throw new IllegalArgumentException("column '" + column.name() + "' is declared twice");
            }
        }
    }

    public static Schema of(Column... columns) {
        return new Schema(List.of(columns));
    }

    public List<Column> columns() {
        return columns;
    }

    public int size() {
        return columns.size();
    }

    public Column column(int position) {
        return columns.get(position);
    }

    public OptionalInt position(String name) {
        Integer position = positions.get(name);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /** Position of a column that is known to exist. */
    public int require(String name) {
        return position(name).orElseThrow(() -> new IllegalArgumentException("no column '" + name + "'"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema schema && columns.equals(schema.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return columns.toString();
    }
}
