package dev.pandan.spec.project;

import java.util.Map;

/**
 * A whole project file. Maps keep the order of the file.
 *
 * @param name lower-case letters, digits and underscores, starting with a letter; names the keyspace of an embedded store
 * @param store address of the database, for example {@code embedded:cassandra} or {@code cassandra://h1,h2/keyspace?dc=dc1}, secrets resolved
 * @param streams streams of events by name
 * @param tables lookup tables by name
 * @param windows windows by name
 * @param decisions decisions by name
 */
public record Project(
        String name,
        StoreAddress store,
        Map<String, StreamSpec> streams,
        Map<String, TableSpec> tables,
        Map<String, WindowSpec> windows,
        Map<String, DecisionSpec> decisions) {
    public Project {
        streams = Ordered.copy(streams);
        tables = Ordered.copy(tables);
        windows = Ordered.copy(windows);
        decisions = Ordered.copy(decisions);
    }
}
