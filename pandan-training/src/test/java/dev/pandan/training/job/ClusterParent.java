package dev.pandan.training.job;

import dev.pandan.sandbox.SparkCluster;
import dev.pandan.sandbox.SparkOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/** A process that starts a cluster and then waits to be killed. */
final class ClusterParent {
    private ClusterParent() {}

    public static void main(String[] arguments) throws IOException {
        SparkOptions options = new SparkOptions(
                Path.of(System.getProperty("java.home")),
                SparkDistribution.jars(),
                Path.of(arguments[0]),
                1,
                1,
                512,
                Duration.ofMinutes(2));
        try (SparkCluster cluster = SparkCluster.start(options)) {
            System.out.println(cluster.pids().stream().map(String::valueOf).collect(Collectors.joining(" ")));
            System.out.flush();
            while (System.in.read() >= 0) {
                // Waits for its end.
            }
        }
    }
}
