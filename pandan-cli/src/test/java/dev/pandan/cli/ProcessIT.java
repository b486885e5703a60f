package dev.pandan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own: signals, ports and databases that fail. */
final class ProcessIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void quickstart_terminated_leavesNoChild() throws Exception {
        Path work = folder.resolve("work");
        Path output = folder.resolve("output.txt");
        Process process = start(output, "quickstart", "--once", "--folder", work.toString());
        await().atMost(PATIENCE).until(() -> Files.readString(output).contains("Cassandra answers"));
        List<ProcessHandle> children = process.toHandle().descendants().toList();
        assertThat(children).isNotEmpty();

        terminate(process);

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(Files.readString(output)).contains("interrupted").doesNotContain("Exception", "defect");
    }

    @Test
    void quickstart_portTaken_saysSoAndEnds() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.of("serve", "--project", memoryProject(), "--port", "" + taken.getLocalPort());
            assertThat(run.status()).isEqualTo(13);
            assertThat(run.err()).contains("port", "" + taken.getLocalPort()).doesNotContain("Exception");
        }
    }

    @Test
    void check_databaseDown_isSaidOnce() throws IOException {
        Path file = folder.resolve("down.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("../examples/flights/pandan.yaml"))
                        .replace("store: embedded:cassandra", "store: cassandra://127.0.0.1:1/flights"));
        CommandRun run = CommandRun.of("models", "list", "--project", file.toString());
        assertThat(run.status()).isEqualTo(10);
        assertThat(run.err().lines().filter(line -> line.startsWith("pandan: ")))
                .singleElement()
                .asString()
                .contains("127.0.0.1:1");
    }

    private String memoryProject() throws IOException {
        Path file = folder.resolve("pandan.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("../examples/flights/pandan.yaml"))
                        .replace("store: embedded:cassandra", "store: \"memory:\""));
        return file.toString();
    }

    /** Not SIGINT, which a build that runs in the background ignores, and its children with it; both are handled alike. */
    private static void terminate(Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-TERM", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** The class path of this test, with its virtual machine's options. */
    private static Process start(Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dpandan.home=" + Path.of("..").toAbsolutePath().normalize());
        command.add("-Dpandan.cassandra.lib=" + System.getProperty("pandan.cassandra.lib"));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("dev.pandan.cli.Main");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
