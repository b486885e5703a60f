package dev.pandan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the first twelve days of flights, with a real Cassandra and a real Spark, then the verbs on what it left, then the same over other stores. */
final class QuickstartIT {
    private static final long FLIGHTS = 20_000;

    @TempDir
    private Path folder;

    @Test
    void quickstart_once_decidesAndProves() throws IOException {
        Path work = folder.resolve("work");
        System.setProperty(
                "pandan.home", Path.of("..").toAbsolutePath().normalize().toString());
        CommandRun run = CommandRun.of(
                "quickstart", "--once", "--json", "--first", String.valueOf(FLIGHTS), "--folder", work.toString());
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode result = new ObjectMapper().readTree(run.out());
        long held = FLIGHTS / 5;
        assertThat(result.get("decisions").asLong()).isBetween(held, held + 10);
        assertThat(result.get("stored_decisions").asLong())
                .isEqualTo(result.get("decisions").asLong());
        assertThat(result.get("parity_checked").asLong())
                .isEqualTo(result.get("decisions").asLong());
        assertThat(result.get("parity_mismatches").asLong()).isZero();
        assertThat(result.get("auc").asDouble()).isBetween(0.55, 1.0);
        assertThat(result.get("decisions_sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(fieldNames(result))
                .containsExactly(
                        "build_s",
                        "events",
                        "decisions",
                        "stored_decisions",
                        "auc",
                        "average_precision",
                        "parity_checked",
                        "parity_mismatches",
                        "store_ready_s",
                        "load_s",
                        "train_s",
                        "first_decision_s",
                        "total_s",
                        "decisions_per_s",
                        "p50_ms",
                        "p99_ms",
                        "decisions_sha256");
        try (Stream<Path> reports = Files.list(work.resolve(".pandan").resolve("reports"))) {
            assertThat(reports).hasSize(1);
        }
        verbsOnItsProject(work);
        for (String store : List.of("memory", "mongodb")) {
            assertThat(digest(store)).as("decisions over %s", store).isEqualTo(result.get("decisions_sha256"));
        }
    }

    /** Of the same decisions over another store. */
    private JsonNode digest(String store) throws IOException {
        CommandRun run = CommandRun.of(
                "quickstart",
                "--once",
                "--json",
                "--store",
                store,
                "--first",
                String.valueOf(FLIGHTS),
                "--folder",
                folder.resolve(store).toString());
        assertThat(run.status()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out()).get("decisions_sha256");
    }

    private static List<String> fieldNames(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void verbsOnItsProject(Path work) {
        String at = work.toString();

        CommandRun models = CommandRun.of("models", "list", "--project", at);
        assertThat(models.out()).contains("late@1", "champion");

        CommandRun decided = CommandRun.of(
                "decide",
                "late",
                "{\"flight_id\": \"new-1\", \"departed_at\": \"2001-01-14T12:00:00Z\", \"origin\": \"JFK\","
                        + " \"destination\": \"LAX\", \"distance\": 2475}",
                "--project",
                at);
        assertThat(decided.status()).as(decided.err()).isZero();
        assertThat(decided.out())
                .contains("\"decision\":\"late\"", "\"id\":\"new-1\"", "\"bundle\":\"late@1\"", "reasons");

        CommandRun explained = CommandRun.of("explain", "late", "new-1", "--project", at);
        assertThat(explained.status()).as(explained.err()).isZero();
        assertThat(explained.out()).contains("late@1, linear-java/1", "route_7d", "avg(delay) OVER arrivals_here_2h");

        CommandRun unknown = CommandRun.of("explain", "late", "nobody", "--project", at);
        assertThat(unknown.status()).isEqualTo(4);
        assertThat(unknown.err()).contains("no decision 'late' is stored");
    }
}
