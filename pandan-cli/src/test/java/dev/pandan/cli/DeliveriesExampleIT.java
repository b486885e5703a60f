package dev.pandan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of examples/deliveries/README.md: a number and a class are predicted, from the data to the decision and back. */
final class DeliveriesExampleIT {
    private static final Path EXAMPLE = Path.of("../examples/deliveries");
    private static final String ORDER = "{\"order_id\": \"x-1\", \"ordered_at\": \"2026-03-10T12:00:00Z\","
            + " \"kitchen\": \"smokehouse\", \"weather\": \"snow\", \"distance\": 6.5, \"items\": 4}";

    @TempDir
    private Path folder;

    @Test
    void deliveries_areTrainedServedExplainedAndProved() throws IOException {
        CassandraOptions options = CassandraOptions.of(
                        Path.of(System.getProperty("pandan.cassandra.lib")), folder.resolve("cassandra"))
                .withFastStart(true);
        try (CassandraServer server = CassandraServer.start(options)) {
            String store = "cassandra://127.0.0.1:" + server.contactPoint().getPort() + "/deliveries?dc=datacenter1";
            Files.writeString(
                    folder.resolve("pandan.yaml"),
                    Files.readString(EXAMPLE.resolve("pandan.yaml")).replace("embedded:cassandra", '"' + store + '"'));
            run("load", "orders", EXAMPLE.resolve("data/orders.csv").toString());
            run("load", "arrivals", EXAMPLE.resolve("data/arrivals.csv").toString());
            assertTrained(json(run("train", "minutes", "--json")));
            assertDecided(json(run("decide", "minutes", ORDER)));
            assertThat(run("explain", "minutes", "x-1")).contains("warn, as score >= 60", "added to the sum");
            assertThat(run("parity", "minutes")).contains("1 recomputed", "all equal");
            assertExchanged();
            assertClasses();
            assertClusters();
            assertHashed();
        }
    }

    /** Weather, kitchen and distance are in the data by design; what is left is chance of 3 minutes. */
    private void assertTrained(JsonNode training) {
        assertThat(training.at("/metrics/rmse").asDouble()).isBetween(2.5, 3.5);
        assertThat(training.at("/metrics/r2").asDouble()).isGreaterThan(0.93);
        assertThat(training.at("/without_windows/rmse").asDouble()).isGreaterThan(4);
        assertThat(training.at("/mean_label/rmse").asDouble()).isGreaterThan(12);
        assertThat(Path.of(training.at("/report").asText())).content().contains("Predicted and real", "mean label");
        assertThat(run("models", "list")).contains("rmse ");
        assertThat(run("models", "list", "minutes")).contains("rmse ");
        assertThat(run("models", "list", "odd")).doesNotContain("rmse ");
    }

    private static void assertDecided(JsonNode decision) {
        assertThat(decision.at("/action").asText()).isEqualTo("warn");
        assertThat(decision.at("/score").asDouble()).isBetween(70.0, 86.0);
        assertThat(decision.at("/reasons/0/feature").asText()).isEqualTo("weather");
        assertThat(decision.at("/reasons/0/contribution").asDouble()).isBetween(10.0, 20.0);
    }

    private void assertExchanged() {
        String model = folder.resolve("model").toString();
        run("models", "export", "minutes@1", model, "--mlflow");
        assertThat(run("models", "import", model, "--decision", "minutes")).contains("minutes@2 is stored");
        assertThat(run("evaluate", "minutes@2", "--from", "2026-03-08T00:00:00Z"))
                .contains("RMSE", "R2");
        assertThat(run("replay", "minutes", "--bundle", "minutes@2")).contains("0 have another action");
    }

    private void assertClusters() throws IOException {
        JsonNode training = json(run("train", "kind", "--json"));
        assertThat(training.at("/metrics/silhouette").asDouble()).isBetween(0.05, 1.0);
        assertThat(training.at("/metrics/inertia").asDouble())
                .isLessThan(training.at("/one_cluster/inertia").asDouble());
        assertThat(training.at("/metrics/size.3").asDouble()).isPositive();
        assertThat(Path.of(training.at("/report").asText())).content().contains("silhouette", "one cluster");
        assertThat(training.at("/importance/metric").asText()).isEqualTo("silhouette");
        JsonNode decision = json(run("decide", "kind", ORDER.replace("x-1", "x-3")));
        assertThat(decision.at("/reasons")).hasSize(3);
        assertThat(decision.at("/reasons/0/contribution").asDouble()).isNotZero();
        assertThat(run("explain", "kind", "x-3"))
                .contains("pushed into cluster " + decision.at("/predicted").asText() + " by");
        assertThat(decision.at("/predicted").asText()).isIn("0", "1", "2", "3");
        assertThat(decision.at("/score").asDouble()).isPositive();
        assertThat(decision.at("/probabilities/" + decision.at("/predicted").asText())
                        .asDouble())
                .isEqualTo(1);
        assertThat(run("parity", "kind")).contains("1 recomputed", "all equal");
        assertThat(run("replay", "kind")).contains("0 have another action, 0 another score");
    }

    private void assertClasses() throws IOException {
        JsonNode training = json(run("train", "outcome", "--json"));
        assertThat(training.at("/metrics/accuracy").asDouble()).isGreaterThan(0.8);
        assertThat(training.at("/metrics/macro_f1").asDouble()).isGreaterThan(0.78);
        assertThat(training.at("/metrics/recall.early").asDouble()).isGreaterThan(0.7);
        assertThat(training.at("/class_shares/accuracy").asDouble()).isLessThan(0.6);
        assertThat(Path.of(training.at("/report").asText())).content().contains("Confusion", "macro F1");
        JsonNode decision = json(run("decide", "outcome", ORDER.replace("x-1", "x-2")));
        assertThat(decision.at("/action").asText()).isEqualTo("call");
        assertThat(decision.at("/predicted").asText()).isEqualTo("late");
        assertThat(decision.at("/probabilities/late").asDouble())
                .isEqualTo(decision.at("/score").asDouble())
                .isGreaterThan(0.7);
        assertThat(run("explain", "outcome", "x-2"))
                .contains("late of late 0.", "as probabilities['late'] >= 0.4", "added to the probability of 'late'");
        assertThat(run("parity", "outcome")).contains("1 recomputed", "all equal");
        assertThat(run("replay", "outcome")).contains("0 have another action, 0 another score");
        String model = folder.resolve("outcome.onnx").toString();
        run("models", "export", "outcome@1", model);
        assertThat(run("models", "import", model, "--decision", "outcome", "--classes", "on time,late,early"))
                .contains("outcome@2 is stored");
        assertThat(run("replay", "outcome", "--bundle", "outcome@2")).contains("0 another score");
    }

    /** A kitchen that nobody has seen has a score and a reason of its bucket, the same live and in batch, here and exported. */
    private void assertHashed() throws IOException {
        Path project = folder.resolve("pandan.yaml");
        String text = Files.readString(project);
        String hashed =
                text.replaceFirst("params: \\{regParam: 0.01}", "$0\n      hash: {kitchen: 64}\n      reasons: 5");
        Files.writeString(project, hashed.replace("kitchen: 64", "distance: 64"));
        assertThat(CommandRun.of("check", "--project", folder.toString()).err())
                .contains("decisions.minutes.model.hash.distance: the feature is a number (expected: a text");
        Files.writeString(project, hashed);
        JsonNode training = json(run("train", "minutes", "--json"));
        assertThat(training.at("/metrics/rmse").asDouble()).isBetween(2.5, 3.5);
        String bundle = training.at("/bundle").asText();
        run("models", "promote", bundle);
        JsonNode decision = json(run(
                "decide",
                "minutes",
                ORDER.replace("x-1", "x-4").replace("smokehouse", "새 부엌").replace("03-10", "03-11")));
        assertThat(decision.at("/bundle").asText()).isEqualTo(bundle);
        assertThat(decision.at("/reasons").findValuesAsText("feature")).contains("kitchen");
        assertThat(run("parity", "minutes")).contains("2 recomputed", "all equal");
        String since = "2026-03-11T00:00:00Z";
        assertThat(run("replay", "minutes", "--from", since)).contains("0 have another action, 0 another score");
        String model = folder.resolve("hashed").toString();
        assertThat(run("models", "export", bundle, model, "--mlflow"))
                .contains("it takes in a bucket, not the text: kitchen is str(xxh64(");
        assertThat(Path.of(model, "MLmodel")).content().contains("pandan_hash: 'kitchen is str(xxh64(");
        assertThat(run("models", "import", model, "--decision", "minutes")).contains("is stored");
        assertThat(run("replay", "minutes", "--from", since, "--bundle", "minutes@4"))
                .contains("0 have another action");
    }

    private String run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--project", folder.toString()));
        CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertThat(run.status())
                .as(String.join(" ", arguments) + ": " + run.err())
                .isZero();
        return run.out();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
