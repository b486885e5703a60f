package dev.pandan.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How to start an HBase node as a child process.
 *
 * @param libraryFolder folder that holds the jars of {@code org.apache.hbase:hbase-server}, and nothing else
 * @param dataFolder folder for everything the server writes; made if missing; one server at a time
 * @param port of ZooKeeper, 1 to 65535; empty: the one used before on this folder if it is free, else any free one
 * @param heapMb Java heap of the server in MiB
 * @param fastStart compile with C1 only: starts with less processor time; lower throughput under lasting load
 * @param startTimeout how long to wait for the first answer
 * @param properties of HBase, before those that it is always started with
 */
public record HBaseOptions(
        Path libraryFolder,
        Path dataFolder,
        Optional<Integer> port,
        int heapMb,
        boolean fastStart,
        Duration startTimeout,
        Map<String, String> properties) {
    static final String HOST = "127.0.0.1";
    private static final int DEFAULT_HEAP_MB = 1024;

    public HBaseOptions {
        libraryFolder = libraryFolder.toAbsolutePath().normalize();
        dataFolder = dataFolder.toAbsolutePath().normalize();
        properties = Map.copyOf(properties);
    }

    /** On 127.0.0.1, any free ports, a heap of 1 GiB. */
    public static HBaseOptions of(Path libraryFolder, Path dataFolder) {
        return new HBaseOptions(
                libraryFolder, dataFolder, Optional.empty(), DEFAULT_HEAP_MB, false, Duration.ofMinutes(2), Map.of());
    }

    public HBaseOptions withPort(int newPort) {
        return new HBaseOptions(
                libraryFolder, dataFolder, Optional.of(newPort), heapMb, fastStart, startTimeout, properties);
    }

    public HBaseOptions withHeapMb(int newHeapMb) {
        return new HBaseOptions(libraryFolder, dataFolder, port, newHeapMb, fastStart, startTimeout, properties);
    }

    public HBaseOptions withFastStart(boolean newFastStart) {
        return new HBaseOptions(libraryFolder, dataFolder, port, heapMb, newFastStart, startTimeout, properties);
    }

    public HBaseOptions withProperties(Map<String, String> newProperties) {
        return new HBaseOptions(libraryFolder, dataFolder, port, heapMb, fastStart, startTimeout, newProperties);
    }
}
