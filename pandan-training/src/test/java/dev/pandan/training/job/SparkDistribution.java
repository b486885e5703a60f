package dev.pandan.training.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a Spark of its own would bring, out of the class path of the tests. */
public final class SparkDistribution {
    private SparkDistribution() {}

    /**
     * Jars that Spark's own distribution holds, and a logger; nothing of Pandan and of what only Pandan uses. With the system property {@code pandan.spark.home} the jars of a
     * distribution that is unpacked there.
     */
    public static List<Path> jars() {
        String home = System.getProperty("pandan.spark.home");
        return home == null ? classPath() : unpacked(Path.of(home, "jars"));
    }

    private static List<Path> unpacked(Path folder) {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> classPath() {
        return ExecutorJars.classPath().stream()
                .filter(Files::isRegularFile)
                .filter(jar -> isSparks(jar.getFileName().toString()))
                .toList();
    }

    private static boolean isSparks(String file) {
        return ExecutorJars.sparkJars().contains(ExecutorJars.name(file)) || file.startsWith("slf4j-simple");
    }
}
