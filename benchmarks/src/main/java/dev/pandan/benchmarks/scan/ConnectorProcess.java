package dev.pandan.benchmarks.scan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The official connector on the Spark that it was made for, in a process of its own. Its jars are no dependency of Pandan's: {@code benchmarks/connector} resolves them when
 * they are wanted for the first time, several hundred megabytes.
 */
final class ConnectorProcess {
    private static final String RATE = "rows/s ";

    private ConnectorProcess() {}

    /**
     * Rows per second of each measured pass; empty if the jars cannot be resolved.
     *
     * @param events rows that each pass has to find
     */
    static Optional<List<Double>> scan(Path home, String host, String keyspace, int events, int passes) {
        Path module = home.resolve("benchmarks/connector");
        Path classPath = module.resolve("target/class-path");
        try {
            if (!Files.exists(classPath)
                    && run(home, List.of("./mvnw", "-B", "-ntp", "-q", "-f", module.toString(), "package"))
                                    .status()
                            != 0) {
                return Optional.empty();
            }
            Ran ran = run(home, command(module, Files.readString(classPath), host, keyspace, events, passes));
            if (ran.status() != 0) {
                throw new IllegalStateException("the connector's process ended with " + ran.status());
            }
            return Optional.of(ran.rates());
        } catch (IOException e) {
            throw new IllegalStateException("the connector's process could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the connector was measured", e);
        }
    }

    private static List<String> command(
            Path module, String classPath, String host, String keyspace, int events, int passes) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // This process was given what Spark needs of the JDK's inside.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Xms512m",
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-cp",
                module.resolve("target/classes") + System.getProperty("path.separator") + classPath.strip(),
                "dev.pandan.benchmarks.connector.ConnectorScan",
                host,
                keyspace,
                "events_" + ScanBenchmark.STREAM,
                Integer.toString(events),
                Integer.toString(passes)));
        return command;
    }

    private record Ran(int status, List<Double> rates) {}

    private static Ran run(Path home, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<Double> rates = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                System.err.println("connector " + line);
                if (line.startsWith(RATE)) {
                    rates.add(Double.valueOf(line.substring(RATE.length())));
                }
            }
            return new Ran(process.waitFor(), rates);
        } finally {
            process.destroyForcibly();
        }
    }
}
