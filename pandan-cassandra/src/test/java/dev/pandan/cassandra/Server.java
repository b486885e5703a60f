package dev.pandan.cassandra;

import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.Stores;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts a real server for a test class. */
final class Server {
    private Server() {}

    static CassandraOptions options(Path folder) {
        String library = System.getProperty("pandan.cassandra.lib");
        if (library == null) {
            throw new IllegalStateException("system property pandan.cassandra.lib: the folder of Cassandra's jars");
        }
        return CassandraOptions.of(Path.of(library), folder).withFastStart(true);
    }

    static Store open(CassandraServer server, String keyspace, Map<String, String> options) {
        return Stores.open(address(server, keyspace, options), keyspace);
    }

    static StoreAddress address(CassandraServer server, String keyspace, Map<String, String> options) {
        String host = server.contactPoint().getHostString() + ":"
                + server.contactPoint().getPort();
        return new StoreAddress("cassandra", false, List.of(host), keyspace, options);
    }

    /** A statement for the server's version: what Cassandra 4.1 does not have becomes what is nearest to it. */
    static String cql(String text) {
        return System.getProperty("pandan.cassandra.lib", "").endsWith("4.1")
                ? text.replace("vector<float, 2>", "list<float>")
                        .replace("CUSTOM INDEX", "INDEX")
                        .replace(" USING 'StorageAttachedIndex'", "")
                : text;
    }
}
