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
