package dev.pandan.benchmarks.database;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the data of a database, which is removed at the end, and the folder of its jars. */
record WorkFolder(Path path, Path library) implements AutoCloseable {

    static WorkFolder of(String store, Path home) {
        String library = System.getProperty("pandan." + store + ".lib");
        if (library == null) {
            throw PandanException.of(
                    ErrorCode.WRONG_RUNTIME,
                    "system property pandan." + store
                            + ".lib is not set (expected: the folder of the database's jars; start benchmarks with"
                            + " benchmarks/run)");
        }
        try {
            Path target = Files.createDirectories(home.resolve("benchmarks/target"));
            return new WorkFolder(Files.createTempDirectory(target, store + "-"), Path.of(library));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
