package dev.pandan.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.Stores;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a store does while its database is gone: it fails in bounded time and says so, and goes on by itself. */
public abstract class OutageContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String kind;
    private final String wayOut;

    /**
     * @param kind of the store, for example {@code cassandra}
     * @param wayOut what is told where nothing listens
     */
    protected OutageContract(String kind, String wayOut) {
        this.kind = kind;
        this.wayOut = wayOut;
    }

    /**
     * A server that can be killed.
     *
     * @param close does no harm after a kill
     */
    public record Running(InetSocketAddress contactPoint, Runnable kill, Runnable close) {}

    /**
     * Starts a server, or the same one again.
     *
     * @param port 0: any free one
     */
    protected abstract Running start(Path folder, int port);

    @Test
    @Timeout(300)
    void write_serverKilledAndStartedAgain_failsInBoundedTimeThenRecovers(@TempDir Path folder) {
        Running server = start(folder, 0);
        int port = server.contactPoint().getPort();
        try (Store store = open(server.contactPoint().getHostString() + ":" + port, "5s")) {
            store.create(new StoreLayout(List.of("events"), List.of(), List.of()))
                    .join();
            write(store, 1);
            server.kill().run();
            assertUnavailable(() -> write(store, 2));
            assertUnavailable(() -> store.lease().holder().join());
            assertUnavailable(() -> {
                try (var scan = store.scanEvents(store.eventSplits("events", 1).get(0))) {
                    scan.hasNext();
                }
            });

            server = start(folder, port);
            await().atMost(PATIENCE)
                    .ignoreExceptionsMatching(OutageContract::isUnavailable)
                    .untilAsserted(() -> write(store, 3));
            assertThat(store.events("events", List.of("e1", "e2", "e3")).join())
                    .extracting(StoredEvent::id)
                    .contains("e1", "e3");
        } finally {
            server.close().run();
        }
    }

    @Test
    void open_nothingListens_saysWhereAndWhatToDo() {
        assertThatThrownBy(() -> open("127.0.0.1:1", "2s"))
                .isInstanceOfSatisfying(PandanException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.STORE_UNAVAILABLE))
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining(wayOut);
    }

    private Store open(String host, String timeout) {
        StoreAddress address = new StoreAddress(kind, false, List.of(host), "outage", Map.of("timeout", timeout));
        return Stores.open(address, "outage");
    }

    private static void write(Store store, int number) {
        StoredEvent event = new StoredEvent("events", "e" + number, number, new byte[0], number, 0, Map.of());
        store.write(List.of(event), List.of()).join();
    }

    private static void assertUnavailable(ThrowingCallable action) {
        assertThatThrownBy(action)
                .satisfies(failure ->
                        assertThat(isUnavailable(failure)).as("%s", failure).isTrue());
    }

    private static boolean isUnavailable(Throwable failure) {
        Throwable cause = failure instanceof PandanException ? failure : failure.getCause();
        return cause instanceof PandanException known && known.code() == ErrorCode.STORE_UNAVAILABLE;
    }
}
