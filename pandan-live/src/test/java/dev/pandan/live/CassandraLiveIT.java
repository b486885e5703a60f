package dev.pandan.live;

import static dev.pandan.live.Live.bits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.Stores;
import dev.pandan.store.memory.MemoryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live path over a real Cassandra that is killed while events are under way. */
class CassandraLiveIT {
    private static final int EVENTS = 3_000;
    private static final int IN_FLIGHT = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void submit_databaseKilledUnderLoad_healsAndDecidesAsIfNothingHadHappened(@TempDir Path folder) throws Exception {
        History history = new History(1, EVENTS);
        Map<String, String> expected = new HashMap<>();
        try (LiveProject live = LiveProject.open(options(new MemoryStore()))) {
            new Client(history, expected).send(live);
        }
        Map<String, String> answered = new HashMap<>();
        Client client = new Client(history, answered);
        CassandraServer server = CassandraServer.start(server(folder));
        int port = server.contactPoint().getPort();
        StoreAddress address =
                new StoreAddress("cassandra", false, List.of("127.0.0.1:" + port), "shop", Map.of("timeout", "5s"));
        try (Store store = Stores.open(address, "shop")) {
            try (LiveProject live = LiveProject.open(options(store))) {
                client.stopAt = EVENTS / 2;
                client.send(live);
                client.stopAt = EVENTS;
                List<CompletableFuture<Outcome>> underWay = client.start(live);
                server.kill();
                for (CompletableFuture<Outcome> answer : underWay) {
                    assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                            .isNotNull();
                }
                server = CassandraServer.start(server(folder).withPort(port));
                while (client.next < EVENTS) {
                    await().atMost(PATIENCE).until(() -> live.trouble().isEmpty());
                    client.send(live);
                }
                assertThat(live.metrics().recoveries()).isPositive();
            }
            assertThat(answered).isEqualTo(expected);
            try (LiveProject again = LiveProject.open(options(store))) {
                for (int i = 0; i < EVENTS; i += 97) {
                    if (history.events.get(i).stream().equals("orders")) {
                        String id = history.id(i);
                        String stored = bits(again.stored("risk", id).get().orElseThrow());
                        assertThat(stored).isEqualTo(expected.get(id + "/risk"));
                    }
                }
            }
        } finally {
            server.close();
        }
    }

    private static LiveOptions options(Store store) {
        LeaseTimes times = new LeaseTimes(Duration.ofSeconds(10), Duration.ofSeconds(2), System::nanoTime);
        return Live.options(store, TestModel.promoted(1)).withLeaseTimes(times);
    }

    private static CassandraOptions server(Path folder) {
        String library = Objects.requireNonNull(
                System.getProperty("pandan.cassandra.lib"), "pandan.cassandra.lib: the folder of Cassandra's jars");
        return CassandraOptions.of(Path.of(library), folder).withFastStart(true);
    }

    /** Keeps order and many in flight; stops at a rejection. */
    private static final class Client {
        final History history;
        final Map<String, String> answered;
        int next;
        int stopAt = EVENTS;

        Client(History history, Map<String, String> answered) {
            this.history = history;
            this.answered = answered;
        }

        List<CompletableFuture<Outcome>> start(LiveProject live) {
            return history.events.subList(next, Math.min(stopAt, next + IN_FLIGHT)).stream()
                    .map(live::submit)
                    .toList();
        }

        void send(LiveProject live) throws Exception {
            Deque<CompletableFuture<Outcome>> underWay = new ArrayDeque<>();
            int sent = next;
            boolean well = true;
            while (well ? next < stopAt : !underWay.isEmpty()) {
                while (well && sent < stopAt && underWay.size() < IN_FLIGHT) {
                    underWay.add(live.submit(history.events.get(sent++)));
                }
                Outcome outcome = underWay.remove().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (well && outcome instanceof Outcome.Accepted accepted) {
                    accepted.decisions().forEach(made -> answered.put(made.id() + "/" + made.name(), bits(made)));
                    next++;
                } else {
                    well = false;
                }
            }
        }
    }
}
