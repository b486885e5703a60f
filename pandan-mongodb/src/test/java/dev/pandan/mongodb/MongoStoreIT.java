package dev.pandan.mongodb;

import dev.pandan.sandbox.MongoServer;
import dev.pandan.store.Store;
import dev.pandan.testkit.store.StoreContract;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The whole contract on the compatible server that Pandan brings along. */
final class MongoStoreIT extends StoreContract {
    @TempDir
    private static Path folder;

    private @Nullable MongoServer server;

    @Override
    protected void startServer() {
        server = MongoServer.start(Server.options(folder));
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
