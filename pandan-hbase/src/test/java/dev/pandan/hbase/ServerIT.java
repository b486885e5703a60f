package dev.pandan.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pandan.sandbox.DetachedServer;
import dev.pandan.sandbox.HBaseServer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.Store;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The child process: what it promises to those who start it. */
@Timeout(300)
final class ServerIT {
    private static final int EVENTS_BEFORE_KILL = 2_000;
    private static final int IN_FLIGHT = 64;
    private static final StoreLayout LAYOUT = new StoreLayout(List.of("events"), List.of(), List.of());

    @TempDir
    private Path folder;

    @Test
    void start_freshFolder_isReadyAndStopsWithoutLeftovers() {
        assertThat(DetachedServer.find(folder)).isEmpty();
        HBaseServer server = HBaseServer.start(Server.options(folder));
        try (Store store = Server.open(server, "fresh", Map.of())) {
            store.create(LAYOUT).join();
            assertThat(DetachedServer.find(folder).map(DetachedServer::contactPoint))
                    .contains(server.contactPoint());
            assertThatThrownBy(() -> HBaseServer.start(Server.options(folder)))
                    .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                            .isEqualTo(ErrorCode.FILE_UNUSABLE))
                    .hasMessageContaining("in use by process " + server.pid());
        } finally {
            CompletableFuture<Void> ending = CompletableFuture.runAsync(server::close);
            await().until(() -> Files.exists(folder.resolve("server.ending")));
            assertThat(DetachedServer.find(folder)).as("waits for its end").isEmpty();
            assertThat(ProcessHandle.of(server.pid())).isEmpty();
            ending.join();
        }
        server.close();
        server.kill();
    }

    @Test
    void kill_writesInFlight_losesNothingAcknowledged() throws InterruptedException {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        HBaseServer first = HBaseServer.start(Server.options(folder));
        try (Store store = Server.open(first, "fault", Map.of("timeout", "5s"))) {
            store.create(LAYOUT).join();
            writeUntilKilled(store, first, acknowledged);
        } finally {
            first.close();
        }
        try (HBaseServer second = HBaseServer.start(Server.options(folder));
                Store store = Server.open(second, "fault", Map.of("timeout", "60s"))) {
            Set<String> found = new HashSet<>();
            store.events("events", new ArrayList<>(acknowledged)).join().forEach(event -> found.add(event.id()));
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(EVENTS_BEFORE_KILL);
            assertThat(found).containsAll(acknowledged);
            assertThat(second.contactPoint()).isEqualTo(first.contactPoint());
        }
    }

    private static void writeUntilKilled(Store store, HBaseServer server, Set<String> acknowledged)
            throws InterruptedException {
        Semaphore room = new Semaphore(IN_FLIGHT);
        for (int next = 0; acknowledged.size() < EVENTS_BEFORE_KILL; next++) {
            room.acquire();
            String id = "e" + next;
            StoredEvent event = new StoredEvent("events", id, next, new byte[100], next, 0, Map.of());
            var unused = store.write(List.of(event), List.of()).whenComplete((done, failure) -> {
                if (failure == null) {
                    acknowledged.add(id);
                }
                room.release();
            });
        }
        server.kill();
        // Every write ends: acknowledged, or failed with the connection.
        room.acquire(IN_FLIGHT);
    }

    @Test
    void start_portTaken_saysWhichPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> HBaseServer.start(Server.options(folder).withPort(port)))
                    .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                            .isEqualTo(ErrorCode.PORT_TAKEN))
                    .hasMessageContaining("port " + port);
        }
    }
}
