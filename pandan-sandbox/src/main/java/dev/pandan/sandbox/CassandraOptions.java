package dev.pandan.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to start a Cassandra child process.
 *
 * @param javaHome home of a Java 17 (Cassandra 5.0 refuses Java 24 and later)
 * @param libraryFolder folder that holds the jars of {@code cassandra-all} and its dependencies, and nothing else
 * @param dataFolder folder for everything the server writes; made if missing; one server at a time
 * @param port port for CQL, 1 to 65535; empty: the one used before on this folder if it is free, else any free one
 * @param bindAddress address that the server listens on, numeric
 * @param heapMb Java heap of the server in MiB, at least 256
 * @param fastStart compile with C1 only: starts with less processor time; lower throughput under lasting load
 * @param commitLog when writes are flushed
 * @param startTimeout how long to wait for the first answer
 * @param ring the cluster that it is a node of; empty: it is alone
 * @param logins whether users have to log in and need rights; there is one at first, {@code cassandra} with password {@code cassandra}, who may do everything
 * @param tls whether drivers may encrypt; those that do not are served too
 */
public record CassandraOptions(
        Path javaHome,
        Path libraryFolder,
        Path dataFolder,
        Optional<Integer> port,
        String bindAddress,
        int heapMb,
        boolean fastStart,
        CommitLogMode commitLog,
        Duration startTimeout,
        Optional<CassandraRing> ring,
        boolean logins,
        Optional<CassandraTls> tls) {
    private static final int LEAST_HEAP_MB = 256;
    private static final int DEFAULT_HEAP_MB = 1024;
    private static final int LARGEST_PORT = 65535;

    public CassandraOptions {
        javaHome = javaHome.toAbsolutePath().normalize();
        libraryFolder = libraryFolder.toAbsolutePath().normalize();
        dataFolder = dataFolder.toAbsolutePath().normalize();
        if (heapMb < LEAST_HEAP_MB) {
            throw new IllegalArgumentException("heapMb: " + heapMb + " (expected: >= " + LEAST_HEAP_MB + ")");
        }
        port.ifPresent(CassandraOptions::checkPort);
        if (startTimeout.isNegative() || startTimeout.isZero()) {
            throw new IllegalArgumentException("startTimeout: " + startTimeout + " (expected: > 0)");
        }
    }

    /** This process's Java, 127.0.0.1, any free port, durable writes, a heap of 1 GiB. */
    public static CassandraOptions of(Path libraryFolder, Path dataFolder) {
        return new CassandraOptions(
                Path.of(System.getProperty("java.home")),
                libraryFolder,
                dataFolder,
                Optional.empty(),
                "127.0.0.1",
                DEFAULT_HEAP_MB,
                false,
                CommitLogMode.BATCH,
                Duration.ofMinutes(3),
                Optional.empty(),
                false,
                Optional.empty());
    }

    public CassandraOptions withJavaHome(Path newJavaHome) {
        return new CassandraOptions(
                newJavaHome,
                libraryFolder,
                dataFolder,
                port,
                bindAddress,
                heapMb,
                fastStart,
                commitLog,
                startTimeout,
                ring,
                logins,
                tls);
    }

    public CassandraOptions withPort(int newPort) {
        return new CassandraOptions(
                javaHome,
                libraryFolder,
                dataFolder,
                Optional.of(newPort),
                bindAddress,
                heapMb,
                fastStart,
                commitLog,
                startTimeout,
                ring,
                logins,
                tls);
    }

    public CassandraOptions withHeapMb(int newHeapMb) {
        return new CassandraOptions(
                javaHome,
                libraryFolder,
                dataFolder,
                port,
                bindAddress,
                newHeapMb,
                fastStart,
                commitLog,
                startTimeout,
                ring,
                logins,
                tls);
    }

    public CassandraOptions withFastStart(boolean newFastStart) {
        return new CassandraOptions(
                javaHome,
                libraryFolder,
                dataFolder,
                port,
                bindAddress,
                heapMb,
                newFastStart,
                commitLog,
                startTimeout,
                ring,
                logins,
                tls);
    }

    public CassandraOptions withCommitLog(CommitLogMode newCommitLog) {
        return new CassandraOptions(
                javaHome,
                libraryFolder,
                dataFolder,
                port,
                bindAddress,
                heapMb,
                fastStart,
                newCommitLog,
                startTimeout,
                ring,
                logins,
                tls);
    }

    public CassandraOptions withLogins() {
        return new CassandraOptions(
                javaHome,
                libraryFolder,
                dataFolder,
                port,
                bindAddress,
                heapMb,
                fastStart,
                commitLog,
                startTimeout,
                ring,
                true,
                tls);
    }

    public CassandraOptions withTls(CassandraTls newTls) {
        return new CassandraOptions(
                javaHome,
                libraryFolder,
                dataFolder,
                port,
                bindAddress,
                heapMb,
                fastStart,
                commitLog,
                startTimeout,
                ring,
                logins,
                Optional.of(newTls));
    }

    /** As a node of a cluster, at the node's address and the cluster's port. */
    public CassandraOptions inRing(CassandraRing newRing, int node) {
        return new CassandraOptions(
                javaHome,
                libraryFolder,
                dataFolder,
                Optional.of(newRing.port()),
                newRing.addresses().get(node),
                heapMb,
                fastStart,
                commitLog,
                startTimeout,
                Optional.of(newRing),
                logins,
                tls);
    }

    private static void checkPort(int port) {
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("port: " + port + " (expected: 1 to " + LARGEST_PORT + ")");
        }
    }
}
