package dev.pandan.mongodb;

import dev.pandan.store.Store;
import dev.pandan.testkit.store.StoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The whole contract on FerretDB. */
@EnabledIfEnvironmentVariable(
        named = FerretServer.BINARY,
        matches = ".+",
        disabledReason = "PANDAN_TEST_FERRETDB does not name a binary made of pandan-mongodb/src/test/ferretdb")
final class FerretStoreIT extends StoreContract {
    @TempDir
    private static Path folder;

    private @Nullable FerretServer server;

    @Override
    protected void startServer() {
        try {
            server = FerretServer.start(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    protected void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected Store open(String namespace) {
        return Server.open(Objects.requireNonNull(server).contactPoint(), namespace, Map.of("timeout", "120s"));
    }
}
