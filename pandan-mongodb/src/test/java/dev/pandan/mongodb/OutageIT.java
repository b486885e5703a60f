package dev.pandan.mongodb;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pandan.sandbox.MongoServer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void write_serverKilledAndStartedAgain_failsInBoundedTimeThenRecovers(@TempDir Path folder) {
        MongoServer server = MongoServer.start(Server.options(folder));
        int port = server.contactPoint().getPort();
        try (Store store = Server.open(server, "outage", Map.of("timeout", "5s"))) {
            store.create(new StoreLayout(List.of("events"), List.of(), List.of()))
                    .join();
            write(store, 1);
            server.kill();
            long killed = System.nanoTime();
            assertUnavailable(() -> write(store, 2));
            assertUnavailable(() -> store.lease().holder().join());
            assertUnavailable(() -> {
                try (var scan = store.scanEvents(store.eventSplits("events", 1).get(0))) {
                    scan.hasNext();
                }
            });
            assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(PATIENCE);

            server = MongoServer.start(Server.options(folder).withPort(port));
            await().atMost(PATIENCE.toSeconds(), SECONDS)
                    .ignoreExceptionsMatching(OutageIT::isUnavailable)
                    .untilAsserted(() -> write(store, 3));
            assertThat(store.events("events", List.of("e1", "e2", "e3")).join())
                    .extracting(StoredEvent::id)
                    .contains("e1", "e3");
        } finally {
            server.close();
        }
    }

    @Test
    void open_nothingListens_saysWhereAndWhatToDo() {
        MongoStoreProvider provider = new MongoStoreProvider();
        var address = new StoreAddress("mongodb", false, List.of("127.0.0.1:1"), "nobody", Map.of("timeout", "2s"));
        assertThatThrownBy(() -> provider.open(address, "nobody"))
                .isInstanceOfSatisfying(PandanException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.STORE_UNAVAILABLE))
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("check that it runs");
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
