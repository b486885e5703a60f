package dev.pandan.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
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
    /** Most decisions for each customer between two kills. */
    private static final int EACH = 20;

    @TempDir
    private Path folder;

    private final Random random = new Random(Long.getLong("pandan.seed", 1));

    private enum Victim {
        DATABASE,
        SERVE,
        BOTH
    }

    @ParameterizedTest
    @ValueSource(strings = {"cassandra", "mongodb", "hbase"})
    @Timeout(3_600)
    void serve_killedUnderLoadAndItsDatabaseToo_decidesAboutEachEventOnce(String kind) throws Exception {
        try (Database database = new Database(kind, folder.resolve(kind))) {
            String address = database.address("faults") + "?timeout=3s";
            try (ServeProcess serve = new ServeProcess(FaultsProject.write(folder, address))) {
                serve.awaitServing();
                try (Crowd crowd = new Crowd(CUSTOMERS, serve.address())) {
                    for (Victim victim : victims()) {
                        crowd.awaitDecided(1 + random.nextInt(EACH));
                        kill(victim, database, serve, crowd);
                    }
                    crowd.awaitDecided(EACH);
                    crowd.finish();
                    System.out.println(kind + ": " + crowd);
                    serve.close();
                    assertThat(serve.output()).doesNotContain("defect");
                    StoredOrders.compare(address, crowd.customers());
                    assertStatus(crowd.decided());
                }
            }
        }
    }

    private void assertStatus(int decided) throws IOException {
        JsonNode status = StoreVerbIT.json(0, "store", "status", "--project", folder.toString());
        JsonNode orders = status.at("/streams/0");
        assertThat(orders.get("events").asInt()).isEqualTo(decided);
        assertThat(orders.get("decisions").asInt()).isEqualTo(decided);
        assertThat(orders.get("oldest").asText()).isEqualTo("2001-03-14T09:00:00Z");
        assertThat(status.get("version")).isEqualTo(status.get("current_version"));
    }

    private List<Victim> victims() {
        Integer kills = Integer.getInteger("pandan.faults.kills");
        if (kills == null) {
            return List.of(Victim.DATABASE, Victim.SERVE);
        }
        return random.ints(kills, 0, Victim.values().length)
                .mapToObj(index -> Victim.values()[index])
                .toList();
    }

    private static void kill(Victim victim, Database database, ServeProcess serve, Crowd crowd) throws Exception {
        if (victim != Victim.SERVE) {
            database.kill();
        }
        if (victim == Victim.DATABASE) {
            crowd.awaitRefused();
            readWhileDown(serve, crowd);
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

    /** Nothing that needs the database hangs, and nothing is said not to exist. */
    private static void readWhileDown(ServeProcess serve, Crowd crowd) throws Exception {
        String customer = crowd.customers().get(0).name();
        List<String> paths = List.of(
                FaultsProject.DECISION + "/" + FaultsProject.id(customer, 0),
                "/v1/features/risk?customer=" + customer,
                "/health");
        for (String path : paths) {
            HttpResponse<String> answer = crowd.client()
                    .send(
                            HttpRequest.newBuilder(URI.create(serve.address() + path))
                                    .timeout(Customer.LONGEST)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
        }
    }
}
