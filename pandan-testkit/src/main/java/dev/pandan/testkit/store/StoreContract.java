package dev.pandan.testkit.store;

import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoreLayout.WindowTableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The whole contract of {@link Store}. An adapter's test extends it and says how to open one. Tests share one store and keep apart by names, except where a
 * project has only one of a thing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StoreContract
        implements EventContract,
                ScanContract,
                WindowContract,
                SomeRowsContract,
                TileContract,
                RemovalContract,
                TableContract,
                LeaseContract,
                JournalContract,
                ObjectContract,
                VersionContract {
    /** One hour: small enough that tests cross the borders of buckets. */
    static final long BUCKET_MICROS = 3_600_000_000L;

    static final List<String> STREAMS = List.of("events", "scanned", "growing", "large");

    private final List<Store> freshStores = new ArrayList<>();
    private @Nullable Store shared;
    private final AtomicInteger namespaces = new AtomicInteger();

    /** Opens a store whose namespace does not exist yet. It is closed when its test, or the last test, is over. */
    protected abstract Store open(String namespace);

    /** Starts the server, before the first store is opened. */
    protected void startServer() {}

    /** Stops the server, after the last store was closed. */
    protected void stopServer() {}

    @BeforeAll
    void createSharedStore() {
        startServer();
        StoreLayout layout = new StoreLayout(
                STREAMS,
                List.of(
                        new WindowTableLayout("by_origin", BUCKET_MICROS),
                        new WindowTableLayout("wide", Long.MAX_VALUE)),
                List.of("airports"));
        shared = newStore(layout);
    }

    @AfterEach
    void closeFreshStores() {
        freshStores.forEach(Store::close);
        freshStores.clear();
    }

    @AfterAll
    void closeSharedStore() {
        if (shared != null) {
            shared.close();
        }
        stopServer();
    }

    @Override
    public Store store() {
        return Objects.requireNonNull(shared);
    }

    @Override
    public Store freshStore() {
        Store store = newStore(new StoreLayout(List.of(), List.of(), List.of()));
        freshStores.add(store);
        return store;
    }

    private Store newStore(StoreLayout layout) {
        Store store = open("contract_" + namespaces.incrementAndGet());
        store.create(layout).join();
        return store;
    }
}
