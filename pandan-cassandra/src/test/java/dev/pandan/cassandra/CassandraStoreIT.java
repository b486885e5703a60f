package dev.pandan.cassandra;

import dev.pandan.sandbox.CassandraServer;
import dev.pandan.store.Store;
import dev.pandan.testkit.store.StoreContract;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

final class CassandraStoreIT extends StoreContract {
    @TempDir
    private static Path folder;

    private @Nullable CassandraServer server;

    @Override
    protected void startServer() {
        server = CassandraServer.start(Server.options(folder));
    }

    @Override
    protected void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected Store open(String namespace) {
        return Server.open(server, namespace, Map.of("timeout", "60s"));
    }
}
