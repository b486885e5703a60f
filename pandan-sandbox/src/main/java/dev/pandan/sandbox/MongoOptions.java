package dev.pandan.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to start a MongoDB-compatible test server as a child process.
 *
 * @param libraryFolder folder that holds the jars of {@code pandan-sandbox-mongodb}, and nothing else
 * @param dataFolder folder for everything the server writes; made if missing; one server at a time
 * @param port 1 to 65535; empty: the one used before on this folder if it is free, else any free one
 * @param heapMb Java heap of the server in MiB
 * @param fastStart compile with C1 only: starts with less processor time; lower throughput under lasting load
 * @param startTimeout how long to wait for the first answer
 */
public record MongoOptions(
        Path libraryFolder,
        Path dataFolder,
        Optional<Integer> port,
        int heapMb,
        boolean fastStart,
        Duration startTimeout) {
    static final String HOST = "127.0.0.1";
    private static final int DEFAULT_HEAP_MB = 1024;

    public MongoOptions {
        libraryFolder = libraryFolder.toAbsolutePath().normalize();
        dataFolder = dataFolder.toAbsolutePath().normalize();
    }

    /** On 127.0.0.1, any free port, a heap of 1 GiB. */
    public static MongoOptions of(Path libraryFolder, Path dataFolder) {
        return new MongoOptions(
                libraryFolder, dataFolder, Optional.empty(), DEFAULT_HEAP_MB, false, Duration.ofMinutes(1));
    }

    public MongoOptions withPort(int newPort) {
        return new MongoOptions(libraryFolder, dataFolder, Optional.of(newPort), heapMb, fastStart, startTimeout);
    }

    public MongoOptions withFastStart(boolean newFastStart) {
        return new MongoOptions(libraryFolder, dataFolder, port, heapMb, newFastStart, startTimeout);
    }
}
