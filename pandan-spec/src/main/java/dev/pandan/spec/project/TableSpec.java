package dev.pandan.spec.project;

import dev.pandan.spec.type.Schema;
import java.util.List;
import java.util.Optional;

/**
 * A lookup table.
 *
 * @param key key columns, in order
 * @param schema columns, the key's included
 * @param from an existing table of the user's ({@code keyspace.table}), read as it is now; else the table is Pandan's own
 */
public record TableSpec(String name, List<String> key, Schema schema, Optional<String> from) {
    public TableSpec {
        key = List.copyOf(key);
    }
}
