package dev.pandan.spec.project;

import java.util.List;
import java.util.Map;

/**
 * Where the database is.
 *
 * @param kind scheme of a {@link StoreKind}: {@code cassandra}, {@code memory}, ...
 * @param embedded true if Pandan starts the database itself as a child process
 * @param hosts names or addresses, each with an optional {@code :port}; empty if embedded
 * @param namespace keyspace or database; empty: the project's name
 * @param options for example {@code dc}, {@code user}, {@code password}
 */
public record StoreAddress(
        String kind, boolean embedded, List<String> hosts, String namespace, Map<String, String> options) {
    /** Option of an address {@code mongodb+srv://}: its one host is looked up as an SRV record. */
    public static final String SRV = "srv";

    public StoreAddress {
        hosts = List.copyOf(hosts);
        options = Map.copyOf(options);
    }

    /** Without options, which may hold secrets. */
    @Override
    public String toString() {
        return embedded ? "embedded:" + kind : kind + "://" + String.join(",", hosts) + "/" + namespace;
    }
}
