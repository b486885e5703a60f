package dev.pandan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told who changes what the bundles of a decision are there for. */
final class ModelStagesIT {
    private static final Path EXAMPLE = Path.of("../examples/deliveries");
    private static final String SEARCH = """
            params: {numTrees: 5, seed: 1}
                  promote_if: accuracy >= champion.accuracy
                  search:
                    maxDepth: [1, 6]
            """.stripTrailing();

    @TempDir
    private Path folder;

    @Test
    void stages_ofAClassModel_areChangedOrRefusedWithTheWayOut() throws IOException {
        CassandraOptions options = CassandraOptions.of(
                        Path.of(System.getProperty("pandan.cassandra.lib")), folder.resolve("cassandra"))
                .withFastStart(true);
        try (CassandraServer server = CassandraServer.start(options)) {
            String store = "cassandra://127.0.0.1:" + server.contactPoint().getPort() + "/deliveries?dc=datacenter1";
            Path project = folder.resolve("pandan.yaml");
            String text = Files.readString(EXAMPLE.resolve("pandan.yaml"))
                    .replace("embedded:cassandra", '"' + store + '"')
                    .replace("params: {numTrees: 40, maxDepth: 8, seed: 1}", SEARCH);
            Files.writeString(project, text);
            run("load", "orders", EXAMPLE.resolve("data/orders.csv").toString());
            run("load", "arrivals", EXAMPLE.resolve("data/arrivals.csv").toString());
            assertSearchIsTold();
            assertRetiredIsRefusedUnmeasured();
            Files.writeString(project, text.replace("distance: distance\n", "distance: distance + 1\n"));
            assertRollbackToOtherFeaturesIsRefused();
        }
    }

    private void assertSearchIsTold() {
        String screen = CommandRun.onTerminal("train", "outcome", "--project", folder.toString());
        assertThat(screen)
                .contains("searching", " 2 / 2", "searched on earlier rows, the best first")
                .containsPattern("\n {2}log loss 0\\.\\d{4} with \\{maxDepth=6}\\R {2}log loss .*maxDepth=1}")
                .containsPattern("6 / 6 *\\R *learnt from")
                .endsWith("outcome@1 is stored and is the champion" + System.lineSeparator());
        assertThat(screen.split("\n", -1))
                .filteredOn(line -> line.contains("searching"))
                .hasSize(1);
    }

    private void assertRetiredIsRefusedUnmeasured() {
        run("train", "outcome", "--no-promote");
        assertThat(run("models", "canary", "outcome@2", "--share", "0.07").out())
                .contains("outcome@2 decides about 7 % of the events");
        run("models", "canary", "outcome@2", "--share", "0");
        run("models", "retire", "outcome@2");
        CommandRun promoted = refused("models", "promote", "outcome@2");
        assertThat(promoted.err()).contains("outcome@2 is retired").doesNotContain("reading the log");
        run("models", "retire", "--undo", "outcome@2");
    }

    private void assertRollbackToOtherFeaturesIsRefused() {
        run("train", "outcome", "--force");
        assertThat(refused("models", "rollback", "outcome").err())
                .contains("outcome@1 was trained with other features than the project file has now");
        assertThat(run("models", "show", "outcome").out()).contains("outcome@3");
    }

    private CommandRun run(String... arguments) {
        CommandRun run = CommandRun.of(inFolder(arguments));
        assertThat(run.status())
                .as(String.join(" ", arguments) + ": " + run.err())
                .isZero();
        return run;
    }

    private CommandRun refused(String... arguments) {
        CommandRun run = CommandRun.of(inFolder(arguments));
        assertThat(run.status()).as(run.err()).isEqualTo(5);
        return run;
    }

    private String[] inFolder(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--project", folder.toString()));
        return all.toArray(String[]::new);
    }
}
