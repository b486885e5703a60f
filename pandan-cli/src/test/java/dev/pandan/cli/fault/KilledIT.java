package dev.pandan.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.spec.project.StoreAddresses;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.Stores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code pandan serve} and its database as processes, each killed with SIGKILL while customers order. The database is killed once and {@code serve} once; more often, at
 * random and also together, with {@code -Dpandan.faults.kills=N} (and {@code -Dpandan.seed=N}).
 */
final class KilledIT {
    private static final int CUSTOMERS = 16;
    /** Decisions for each customer between two kills. */
    private static final int EACH = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<Throwable> failed = new AtomicReference<>();

    private enum Victim {
        DATABASE,
        SERVE,
        BOTH
    }

    @ParameterizedTest
    @ValueSource(strings = {"cassandra", "mongodb", "hbase"})
    @Timeout(1_800)
    void serve_killedUnderLoadAndItsDatabaseToo_decidesAboutEachEventOnce(String kind) throws Exception {
        try (Database database = new Database(kind, folder.resolve(kind))) {
            String address = database.address("faults") + "?timeout=3s";
            List<Customer> customers;
            try (ServeProcess serve = new ServeProcess(FaultsProject.write(folder, address), freePort())) {
                serve.awaitServing();
                customers = IntStream.range(0, CUSTOMERS)
                        .mapToObj(number -> new Customer(client, serve.address(), "c" + number))
                        .toList();
                order(customers, () -> {
                    for (Victim victim : victims()) {
                        kill(victim, database, serve, customers);
                        awaitMore(customers);
                    }
                });
                // Its window holds every order before it: the journal's tail was finished.
                customers.forEach(Customer::decide);
                assertThat(serve.output()).doesNotContain("defect");
            }
            compare(address, customers);
            System.out.printf(
                    "%s: %d decisions, %d refusals, slowest answer %d ms%n",
                    kind,
                    customers.stream().mapToInt(Customer::decided).sum(),
                    customers.stream().mapToInt(Customer::refused).sum(),
                    customers.stream()
                            .mapToLong(customer -> customer.slowest().toMillis())
                            .max()
                            .orElseThrow());
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Victim> victims() {
        Integer kills = Integer.getInteger("pandan.faults.kills");
        if (kills == null) {
            return List.of(Victim.DATABASE, Victim.SERVE);
        }
        Random random = new Random(Long.getLong("pandan.seed", 1));
        return random.ints(kills, 0, Victim.values().length)
                .mapToObj(index -> Victim.values()[index])
                .toList();
    }

    /** Does something while all of them order. */
    private void order(List<Customer> customers, Faults faults) throws Exception {
        List<CompletableFuture<Void>> ordering = customers.stream()
                .map(customer -> CompletableFuture.runAsync(customer, threads))
                .toList();
        ordering.forEach(one -> one.whenComplete((done, failure) -> {
            if (failure != null) {
                failed.compareAndSet(null, failure);
            }
        }));
        try {
            awaitMore(customers);
            faults.happen();
        } finally {
            customers.forEach(Customer::stop);
        }
        ordering.forEach(CompletableFuture::join);
    }

    /** Until each of them has got some more decisions. */
    private void awaitMore(List<Customer> customers) {
        Map<Customer, Integer> before = new HashMap<>();
        customers.forEach(customer -> before.put(customer, customer.decided()));
        await().atMost(PATIENCE).until(() -> {
            assertThat(failed.get()).isNull();
            return customers.stream().allMatch(customer -> customer.decided() >= before.get(customer) + EACH);
        });
    }

    private void kill(Victim victim, Database database, ServeProcess serve, List<Customer> customers) throws Exception {
        if (victim != Victim.SERVE) {
            database.kill();
        }
        if (victim == Victim.DATABASE) {
            awaitRefusals(customers);
            readWhileDown(serve, customers.get(0));
        } else {
            serve.kill();
        }
        if (victim != Victim.SERVE) {
            database.startAgain();
        }
        if (victim != Victim.DATABASE) {
            serve.startAgain();
            serve.awaitServing();
        }
    }

    private void awaitRefusals(List<Customer> customers) {
        Map<Customer, Integer> before = new HashMap<>();
        customers.forEach(customer -> before.put(customer, customer.refused()));
        await().atMost(PATIENCE).until(() -> {
            assertThat(failed.get()).isNull();
            return customers.stream().allMatch(customer -> customer.refused() > before.get(customer));
        });
    }

    /** Nothing that needs the database hangs, and nothing is said not to exist. */
    private void readWhileDown(ServeProcess serve, Customer customer) throws Exception {
        List<String> paths = List.of(
                FaultsProject.DECISION + "/" + FaultsProject.id(customer.name(), 0),
                "/v1/features/risk?customer=" + customer.name(),
                "/health");
        for (String path : paths) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(serve.address() + path))
                            .timeout(Customer.LONGEST)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
        }
    }

    /** What is stored is what was answered: each event once, with one decision. */
    private static void compare(String address, List<Customer> customers) throws Exception {
        Map<String, JsonNode> answered = new HashMap<>();
        customers.forEach(customer -> customer.answers()
                .forEach(answer -> answered.put(answer.get("id").asText(), answer)));
        try (Store store =
                Stores.open(StoreAddresses.parse(address, name -> null).orElseThrow(), "faults")) {
            Map<String, StoredEvent> stored = new HashMap<>();
            for (Split split : store.eventSplits("orders", 4)) {
                try (Scan<StoredEvent> scan = store.scanEvents(split)) {
                    scan.forEachRemaining(event -> assertThat(stored.put(event.id(), event))
                            .as(event.id())
                            .isNull());
                }
            }
            assertThat(stored.keySet()).isEqualTo(answered.keySet());
            stored.values().forEach(event -> compare(event, answered.get(event.id())));
        }
    }

    private static void compare(StoredEvent event, JsonNode answer) {
        assertThat(event.decisions()).as(event.id()).containsOnlyKeys("risk");
        Decision decision = DecisionCodec.decode(event.decisions().get("risk"));
        assertThat(decision.action()).isEqualTo(answer.get("action").asText());
        assertThat(decision.features().rows()[0])
                .isEqualTo(answer.at("/read/by_customer/rows").asLong());
        assertThat(String.format("%016x", decision.features().hashes()[0]))
                .isEqualTo(answer.at("/read/by_customer/hash").asText());
        assertThat(decision.decidedAtMicros())
                .isEqualTo(ChronoUnit.MICROS.between(
                        Instant.EPOCH, Instant.parse(answer.get("decided_at").asText())));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private interface Faults {
        void happen() throws Exception;
    }
}
