package dev.pandan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.sandbox.CassandraOptions;
import dev.pandan.sandbox.CassandraServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of examples/users/README.md, on a Cassandra that is not Pandan's own. */
final class UsersExampleIT {
    private static final Path EXAMPLE = Path.of("../examples/users");

    @TempDir
    private Path folder;

    @Test
    void users_ownTables_trainAndDecide() throws IOException {
        CassandraOptions options = CassandraOptions.of(
                        Path.of(System.getProperty("pandan.cassandra.lib")), folder.resolve("cassandra"))
                .withFastStart(true);
        try (CassandraServer server = CassandraServer.start(options)) {
            String host = "127.0.0.1:" + server.contactPoint().getPort();
            CommandRun cql = CommandRun.of(
                    "store", "cql", "--host", host, file("schema.cql"), file("people.cql"), file("newcomer.cql"));
            assertThat(cql.status()).as(cql.err()).isZero();

            assertDrafted(host);
            String project = Files.writeString(
                            folder.resolve("pandan.yaml"),
                            Files.readString(EXAMPLE.resolve("pandan.yaml")).replace("127.0.0.1:9042", host))
                    .toString();
            CommandRun trained = CommandRun.of("train", "buys", "--project", project);
            assertThat(trained.status()).as(trained.err()).isZero();
            assertThat(trained.out()).contains("buys@1 is stored and is the champion");

            CommandRun mina = decide(project, "1001", "mina", 44);
            assertThat(mina.status()).as(mina.err()).isZero();
            assertThat(mina.out())
                    .contains("\"action\":\"offer\"", "\"mail\":\"example.org\"", "\"bundle\":\"buys@1\"");
            assertThat(decide(project, "1001", "mina", 45).err()).contains("content");
            assertThat(decide(project, "1001", "mina", 45).status()).isEqualTo(3);
        }
    }

    /** {@code init --from} writes a file about a table that passes every check against that table. */
    private void assertDrafted(String host) throws IOException {
        Path drafted = folder.resolve("drafted");
        CommandRun made = CommandRun.of(
                "init", drafted.toString(), "--from", "cassandra://" + host + "/example.people?dc=datacenter1");
        assertThat(made.status()).as(made.err()).isZero();
        String text = Files.readString(drafted.resolve("pandan.yaml"));
        assertThat(text).contains("from: example.people", "id: id", "signed_up: timestamp", "age: int");
        CommandRun features = CommandRun.of(
                "decide",
                "decide",
                "{\"id\": 1, \"username\": \"ann\", \"age\": 30, \"bought\": null, \"decided_at\": \"2025-06-02T10:15:00Z\","
                        + " \"signed_up\": \"2025-06-02T10:15:00Z\"}",
                "--project",
                drafted.toString());
        assertThat(features.status()).as(text + features.err()).isZero();
        CommandRun missing = CommandRun.of(
                "init",
                folder.resolve("missing").toString(),
                "--from",
                "cassandra://" + host + "/example.nothing?dc=datacenter1");
        assertThat(missing.status()).isEqualTo(4);
        assertThat(missing.err()).contains("example.nothing", "does not exist");
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    private static String file(String name) {
        return EXAMPLE.resolve(name).toString();
    }

    private static CommandRun decide(String project, String id, String user, int age) {
        return CommandRun.of(
                "decide",
                "buys",
                "{\"id\": " + id + ", \"username\": \"" + user + "\", \"age\": " + age
                        + ", \"signed_up\": \"2025-06-02T10:15:00Z\"}",
                "--project",
                project);
    }
}
