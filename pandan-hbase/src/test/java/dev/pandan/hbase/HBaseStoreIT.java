package dev.pandan.hbase;

import dev.pandan.sandbox.HBaseServer;
import dev.pandan.store.Store;
import dev.pandan.testkit.store.StoreContract;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The whole contract on the real HBase in a child process. */
final class HBaseStoreIT extends StoreContract {
    @TempDir
    private static Path folder;

    private @Nullable HBaseServer server;

    @Override
    protected void startServer() {
        server = HBaseServer.start(Server.options(folder));
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
