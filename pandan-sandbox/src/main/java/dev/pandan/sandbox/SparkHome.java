package dev.pandan.sandbox;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder that workers look for Spark in, as in its own distribution.
 *
 * @param root folder of the whole cluster
 */
record SparkHome(Path root) {
    private static final String LOOPBACK = "127.0.0.1";

    /** Holds links to the jars: what executors are started with. */
    Path jars() {
        return root.resolve("home").resolve("jars");
    }

    /** Folder of one process. */
    Path process(String name) {
        return root.resolve(name);
    }

    Path log(String name) {
        return process(name).resolve(name + ".log");
    }

    void prepare(List<Path> libraries) {
        try {
            Files.createDirectories(jars());
            Files.createDirectories(root.resolve("home").resolve("conf"));
            for (Path library : libraries) {
                link(jars().resolve(library.getFileName().toString()), library);
            }
        } catch (IOException failure) {
            throw ServerFolder.unusable(root, failure);
        }
    }

    void prepareProcess(String name) {
        try {
            Files.createDirectories(process(name).resolve("local"));
        } catch (IOException failure) {
            throw ServerFolder.unusable(process(name), failure);
        }
    }

    private static void link(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
        } catch (FileAlreadyExistsException there) {
            // Of an earlier start in this folder.
        }
    }

    /** Removes the links: whoever deletes the folder need not wonder about them. */
    void clear() {
        try (Stream<Path> links = Files.list(jars())) {
            for (Path link : (Iterable<Path>) links.filter(Files::isSymbolicLink)::iterator) {
                Files.deleteIfExists(link);
            }
        } catch (IOException harmless) {
            // A leftover costs nothing.
        }
    }

    /** Variables of a process: this home and nothing of a Spark that is installed, all on the loopback address. */
    Map<String, String> environment(String name) {
        return Map.of(
                "SPARK_HOME",
                root.resolve("home").toString(),
                "SPARK_CONF_DIR",
                root.resolve("home").resolve("conf").toString(),
                "SPARK_SCALA_VERSION",
                "2.13",
                "SPARK_LOCAL_IP",
                LOOPBACK,
                "SPARK_PUBLIC_DNS",
                LOOPBACK,
                "SPARK_LOCAL_DIRS",
                process(name).resolve("local").toString());
    }
}
