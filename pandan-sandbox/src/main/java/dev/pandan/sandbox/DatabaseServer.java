package dev.pandan.sandbox;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A database in a child process that ends with this process, whatever ends it.
 *
 * <p>Thread-safe. The data folder outlives the server: a later start on it finds everything that was acknowledged.
 */
public abstract sealed class DatabaseServer implements AutoCloseable permits CassandraServer, HBaseServer, MongoServer {
    /** A stop flushes what is in memory; what it does not finish in this time is in the database's log. */
    static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final StartedServer started;
    private final Thread hook;
    private final AtomicBoolean ended = new AtomicBoolean();

    DatabaseServer(String name, StartedServer started) {
        this.started = started;
        this.hook = new Thread(this::end, "pandan-" + name + "-stop");
    }

    /** From now on it ends with this process. */
    final void tie() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Where drivers connect to first; of HBase its ZooKeeper. */
    public final InetSocketAddress contactPoint() {
        return started.state().contactPoint();
    }

    public final Path dataFolder() {
        return started.folder().root();
    }

    /** The child's process id. */
    public final long pid() {
        return started.process().pid();
    }

    public final boolean isAlive() {
        return started.process().isAlive();
    }

    /** Stops the server in good order, by force after 30 s. Does nothing the second time. */
    @Override
    public final void close() {
        end();
        removeHook();
    }

    /** Ends the server with SIGKILL, for fault tests. What was acknowledged is found again at the next start. */
    public final void kill() {
        if (ended.compareAndSet(false, true)) {
            ChildProcess.kill(started.process().toHandle());
        }
        removeHook();
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            end(started.process().toHandle(), started.folder(), started.state());
        }
    }

    /** Ends a server in good order, by force after 30 s. */
    static void end(ProcessHandle process, ServerFolder folder, ServerState state) {
        new EndingServer(folder).begins();
        ChildProcess.terminate(process, STOP_PATIENCE);
        if (!state.archive().isEmpty()) {
            ClassArchive.adopt(Path.of(state.archive()));
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
