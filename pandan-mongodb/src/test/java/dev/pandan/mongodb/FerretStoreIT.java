package dev.pandan.mongodb;

import dev.pandan.store.Store;
import dev.pandan.testkit.store.StoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The whole contract on FerretDB. */
@EnabledIfEnvironmentVariable(
        named = FerretServer.BINARY,
        matches = ".+",
        disabledReason = "PANDAN_TEST_FERRETDB does not name a binary made of pandan-mongodb/src/test/ferretdb")
final class FerretStoreIT extends StoreContract {
    private static final String NOT_ATOMIC =
            "FerretDB 1.24 looks for a document and changes it in two steps: of several conditional updates at once, several win";
    private static final String SLOW = "FerretDB 1.24 on SQLite takes minutes for an upsert of thousands of documents";

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
    @Test
    @Disabled(NOT_ATOMIC)
    public void acquire_byManyAtOnce_hasOneWinner() {}

    @Override
    @Test
    @Disabled(NOT_ATOMIC)
    public void compareAndSet_countingByManyThreads_losesNothing() {}

    @Override
    @Test
    @Disabled(NOT_ATOMIC)
    public void compareAndSet_byManyAtOnce_hasOneWinner() {}

    @Override
    @Test
    @Disabled(SLOW)
    public void scanEvents_hundredThousandRows_areReadOnceEach() {}

    @Override
    @Test
    @Disabled(SLOW)
    public void scanEvents_whileRowsAreAdded_readsAllThatWereThere() {}

    @Override
    @Test
    @Disabled(SLOW)
    public void windowRows_moreThanOnePage_areAllRead() {}

    @Override
    protected Store open(String namespace) {
        return Server.open(Objects.requireNonNull(server).contactPoint(), namespace, Map.of("timeout", "120s"));
    }
}
