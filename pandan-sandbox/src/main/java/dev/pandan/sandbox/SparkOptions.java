package dev.pandan.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to start a standalone Spark.
 *
 * @param javaHome home of a Java 17
 * @param jars the jars of Spark and what it needs, nothing of the applications that will run on it
 * @param folder for everything that master, workers and executors write; made if missing
 * @param workers number of workers, at least 1
 * @param coresEach cores that each worker offers, at least 1
 * @param memoryEachMb memory that each worker offers to executors, MiB
 * @param startTimeout how long to wait until all workers are registered
 */
public record SparkOptions(
        Path javaHome,
        List<Path> jars,
        Path folder,
        int workers,
        int coresEach,
        int memoryEachMb,
        Duration startTimeout) {

    public SparkOptions {
        javaHome = javaHome.toAbsolutePath().normalize();
        jars = jars.stream().map(jar -> jar.toAbsolutePath().normalize()).toList();
        folder = folder.toAbsolutePath().normalize();
        if (workers < 1 || coresEach < 1) {
            throw new IllegalArgumentException(
                    "workers: " + workers + ", coresEach: " + coresEach + " (expected: >= 1)");
        }
    }

    /** This process's Java, two workers of one core and 1 GiB each. */
    public static SparkOptions of(List<Path> jars, Path folder) {
        return new SparkOptions(
                Path.of(System.getProperty("java.home")), jars, folder, 2, 1, 1024, Duration.ofMinutes(2));
    }
}
