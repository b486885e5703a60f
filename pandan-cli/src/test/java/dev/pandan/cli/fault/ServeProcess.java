package dev.pandan.cli.fault;

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

/** {@code pandan serve} as a process of its own, on one port through all its lives. */
final class ServeProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path project;
    private final int port;
    private final Path output;
    private Process process;

    ServeProcess(Path project) throws IOException {
        this.project = project;
        this.port = freePort();
        this.output = project.resolveSibling("serve.txt");
        this.process = launch();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    void awaitServing() {
        await().atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive()).as("serve lives: %s", output()).isTrue();
            return output().contains("serving faults on");
        });
    }

    /** With SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    void startAgain() throws IOException {
        process = launch();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException notYet) {
            return "";
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** In good order; does nothing the second time. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** The class path of this test, with its virtual machine's options. */
    private Process launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.pandan.cli.Main",
                "serve",
                "--project",
                project.toString(),
                "--port",
                Integer.toString(port)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
