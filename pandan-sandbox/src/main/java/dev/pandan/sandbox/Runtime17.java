package dev.pandan.sandbox;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Checks that a Java home holds the Java that Cassandra 5.0 runs on. */
final class Runtime17 {
    private Runtime17() {}

    static void check(Path javaHome) {
        String version = version(javaHome);
        if (!version.startsWith("17")
                || !Files.isExecutable(javaHome.resolve("bin").resolve("java"))) {
            throw PandanException.of(
                    ErrorCode.WRONG_RUNTIME,
                    javaHome + ": Java " + version
                            + " (expected: 17, which Cassandra 5.0 needs); point JAVA_HOME to a JDK 17");
        }
    }

    private static String version(Path javaHome) {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(javaHome.resolve("release"))) {
            release.load(reader);
        } catch (IOException | IllegalArgumentException unknown) {
            return "not found";
        }
        return release.getProperty("JAVA_VERSION", "unknown").replace("\"", "");
    }
}
