package dev.pandan.store;

import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.type.ColumnType;
import java.util.List;
import java.util.Optional;

/**
 * A table of the user's, as its database describes it.
 *
 * @param table as it was asked for
 * @param columns those of the key first, in its order
 * @param key names of the columns that name one row
 * @param mapping where the columns are, and how they seem to be written, where the names do not tell
 */
public record TableDescription(String table, List<DescribedColumn> columns, List<String> key, TableMapping mapping) {
    public TableDescription {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** A table whose columns are where their names say. */
    public TableDescription(String table, List<DescribedColumn> columns, List<String> key) {
        this(table, columns, key, TableMapping.NONE);
    }

    /**
     * @param found the type as the database calls it
     * @param type the type that loses nothing when the column is read; empty if there is none
     */
    public record DescribedColumn(String name, String found, Optional<ColumnType> type) {}
}
