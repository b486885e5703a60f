package dev.pandan.sandbox;

import dev.pandan.sandbox.child.ChildMain;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real Apache Cassandra node in a child process that ends with this process, whatever ends it.
 *
 * <p>Thread-safe. The data folder outlives the server: a later start on it finds everything that was acknowledged.
 */
public final class CassandraServer implements AutoCloseable {
    /** A stop flushes memtables; what it does not finish in this time is in the commit log. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final CassandraLaunch.Started started;
    private final Thread hook;
    private final AtomicBoolean ended = new AtomicBoolean();

    private CassandraServer(CassandraLaunch.Started started) {
        this.started = started;
        this.hook = new Thread(this::end, "pandan-cassandra-stop");
    }

    /**
     * Starts a server and returns when it answers CQL.
     *
     * @throws dev.pandan.spec.error.PandanException PORT_TAKEN, FILE_UNUSABLE (no library, disk full, folder in use), WRONG_RUNTIME
     *     (not a Java 17), STORE_UNAVAILABLE (any other failure, with the line of the log that tells it, or no answer in time)
     */
    public static CassandraServer start(CassandraOptions options) {
        CassandraServer server = new CassandraServer(CassandraLaunch.start(options, ChildMain.ATTACHED));
        Runtime.getRuntime().addShutdownHook(server.hook);
        return server;
    }

    /** Where drivers connect to. */
    public InetSocketAddress contactPoint() {
        return new InetSocketAddress(started.state().host(), started.state().port());
    }

    public Path dataFolder() {
        return started.folder().root();
    }

    /** Everything the server printed since its start. */
    public Path logFile() {
        return started.folder().log();
    }

    /** The child's process id. */
    public long pid() {
        return started.process().pid();
    }

    public boolean isAlive() {
        return started.process().isAlive();
    }

    /** Stops the server in good order, by force after 30 s. Does nothing the second time. */
    @Override
    public void close() {
        end();
        removeHook();
    }

    /** Ends the server with SIGKILL, for fault tests. What was acknowledged is found again at the next start. */
    public void kill() {
        if (ended.compareAndSet(false, true)) {
            ChildProcess.kill(started.process().toHandle());
        }
        removeHook();
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            ChildProcess.terminate(started.process().toHandle(), STOP_PATIENCE);
            String draft = started.state().archive();
            if (!draft.isEmpty()) {
                ClassArchive.adopt(Path.of(draft));
            }
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook itself is running or has run.
        }
    }
}
