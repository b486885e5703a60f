package dev.pandan.cassandra;

import dev.pandan.sandbox.CassandraServer;
import dev.pandan.store.Store;
import dev.pandan.testkit.store.StoreContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class CassandraStoreIT extends StoreContract {
    private static CassandraServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = CassandraServer.start(Server.options(folder));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected Store open(String namespace) {
        return Server.open(server, namespace, Map.of("timeout", "60s"));
    }
}
