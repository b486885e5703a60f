package dev.pandan.spec.project;

import java.util.List;

/**
 * @param key one expression on the event per key column of the table
 */
public record LookupSpec(String name, String table, List<Text> key) {
    public LookupSpec {
        key = List.copyOf(key);
    }
}
