package dev.pandan.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.cli.CommandRun;
import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.store.StoredEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code pandan serve} follows a table that another program writes into, is killed with SIGKILL among its rows and started again. A customer's n-th order comes when all of
 * the one before are decided, or while there is no server, so that every decision is known beforehand.
 */
final class CaptureIT {
    private static final int CUSTOMERS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"cassandra", "hbase", "mongodb"})
    @Timeout(600)
    void serve_killedWhileItCaptures_makesEachRowOneEvent(String kind) throws Exception {
        try (Database database = new Database(kind, folder.resolve(kind))) {
            String address = database.address("faults") + "?timeout=10s";
            try (TheirOrders theirs = TheirOrders.create(kind, database.port());
                    ServeProcess serve = captured(theirs, address)) {
                assertDrafted(database.address("theirs") + ".orders", theirs.id());
                round(theirs, 1);
                awaitCaptured(serve, CUSTOMERS);
                assertThat(capture(serve).get("history").asInt()).isEqualTo(CUSTOMERS);

                round(theirs, 2);
                awaitDecided(serve, FaultsProject.id("c0", 2));
                serve.kill();
                round(theirs, 3);
                serve.startAgain();
                serve.awaitServing();
                for (int customer = 0; customer < CUSTOMERS; customer++) {
                    awaitDecided(serve, FaultsProject.id("c" + customer, 3));
                }
                System.out.println(kind + ", after the kill: " + capture(serve));
                assertThat(capture(serve).get("trouble").asText()).isEmpty();
                serve.close();
                assertThat(serve.output()).doesNotContain("defect");
            }
            compare(StoredOrders.read(address));
            if (kind.equals("cassandra") || System.getProperty("pandan.faults.kills") != null) {
                assertParity();
            }
        }
    }

    /** What {@code init --from} writes about their table shows its columns and fits it; of no table there is a clear error. */
    private void assertDrafted(String table, String id) throws IOException {
        Path drafted = folder.resolve("drafted");
        CommandRun made = CommandRun.of("init", drafted.toString(), "--from", table);
        assertThat(made.status()).as(made.err()).isZero();
        String text = Files.readString(drafted.resolve("pandan.yaml"));
        assertThat(text).contains("from: theirs.orders", "id: " + id, "at: timestamp", "amount: ", "customer: string");
        CommandRun checked = CommandRun.of("check", "--project", drafted.toString());
        assertThat(checked.status()).as(text + checked.err()).isZero();
        CommandRun missing = CommandRun.of(
                "init", folder.resolve("missing").toString(), "--from", table.replace("orders", "nothing"));
        assertThat(missing.status()).isNotZero();
        assertThat(missing.err()).contains("theirs.nothing", "does not exist");
    }

    /** Spark takes its time: on one database, or on all with {@code -Dpandan.faults.kills=N}. */
    private void assertParity() {
        CommandRun parity = CommandRun.of("parity", "risk", "--json", "--project", folder.toString());
        assertThat(parity.status()).as(parity.out() + parity.err()).isZero();
        assertThat(parity.out()).contains("\"checked\":" + 3 * CUSTOMERS, "\"mismatches\":0,\"violations\":0");
    }

    private ServeProcess captured(TheirOrders theirs, String address) throws IOException {
        round(theirs, 0);
        ServeProcess serve = new ServeProcess(FaultsProject.writeCaptured(folder, address, theirs.id()));
        serve.awaitServing();
        await().atMost(PATIENCE)
                .until(() -> capture(serve).path("state").asText().equals("poll"));
        return serve;
    }

    private static void round(TheirOrders theirs, int number) throws IOException {
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            String name = "c" + customer;
            theirs.write(FaultsProject.id(name, number), FaultsProject.START.plusSeconds(number), name, number);
        }
    }

    private void awaitCaptured(ServeProcess serve, int wanted) {
        await().atMost(PATIENCE).until(() -> capture(serve).path("captured").asInt() == wanted);
    }

    private void awaitDecided(ServeProcess serve, String id) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> get(serve, FaultsProject.DECISION + "/" + id).statusCode() == 200);
    }

    private JsonNode capture(ServeProcess serve) throws Exception {
        return new ObjectMapper().readTree(get(serve, "/v1/status").body()).at("/captures/orders");
    }

    private HttpResponse<String> get(ServeProcess serve, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(serve.address() + path))
                        .timeout(PATIENCE)
                        .build(),
                BodyHandlers.ofString());
    }

    private static void compare(Map<String, StoredEvent> events) {
        assertThat(events).hasSize(4 * CUSTOMERS);
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            String name = "c" + customer;
            assertThat(events.get(FaultsProject.id(name, 0)).decisions()).isEmpty();
            for (int number = 1; number < 4; number++) {
                StoredEvent event = events.get(FaultsProject.id(name, number));
                assertThat(event.decisions()).as(event.id()).containsOnlyKeys("risk");
                Decision decision = DecisionCodec.decode(event.decisions().get("risk"));
                assertThat(decision.features().rows()[0]).as(event.id()).isEqualTo(number);
                assertThat(String.format("%016x", decision.features().hashes()[0]))
                        .as(event.id())
                        .isEqualTo(FaultsProject.hash(name, number));
            }
        }
    }
}
