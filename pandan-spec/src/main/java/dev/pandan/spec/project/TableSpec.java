package dev.pandan.spec.project;

import dev.pandan.spec.type.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lookup table.
 *
 * @param key key columns, in order
 * @param schema columns, the key's included
 * @param from an existing table of the user's ({@code keyspace.table}), never written; else the table is Pandan's own
 * @param mapping where the columns are in that table
 * @param validFrom timestamp column, no part of the key: event time from which a row holds, until the next row of the same key; null in it means since ever
 */
public record TableSpec(
        String name,
        List<String> key,
        Schema schema,
        Optional<String> from,
        TableMapping mapping,
        Optional<String> validFrom) {
    public TableSpec {
        key = List.copyOf(key);
    }

    /** A table without a mapping. */
    public TableSpec(String name, List<String> key, Schema schema, Optional<String> from, Optional<String> validFrom) {
        this(name, key, schema, from, TableMapping.NONE, validFrom);
    }

    /**
     * The event time in microseconds from which a row holds; {@code Long.MIN_VALUE}: since ever.
     *
     * @param row one value per column
     */
    public long validFromMicros(@Nullable Object[] row) {
        Object from = validFrom.map(column -> row[schema.require(column)]).orElse(null);
        return from == null ? Long.MIN_VALUE : (Long) from;
    }
}
