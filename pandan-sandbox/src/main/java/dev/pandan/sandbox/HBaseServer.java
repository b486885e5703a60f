package dev.pandan.sandbox;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real Apache HBase (ZooKeeper, master and region server in one, on the local file system: for tests and trials) in a child process that ends with this process,
 * whatever ends it.
 *
 * <p>Thread-safe. The data folder outlives the server: a later start on it finds everything that was acknowledged.
 */
public final class HBaseServer implements AutoCloseable {
    /** A stop flushes memstores; what it does not finish in this time is in the write-ahead log. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final ServerFolder folder;
    private final HBaseLaunch.Started started;
    private final Thread hook;
    private final AtomicBoolean ended = new AtomicBoolean();

    private HBaseServer(ServerFolder folder, HBaseLaunch.Started started) {
        this.folder = folder;
        this.started = started;
        this.hook = new Thread(this::end, "pandan-hbase-stop");
    }

    /**
     * Starts a server and returns when its master is ready.
     *
     * @throws dev.pandan.spec.error.PandanException PORT_TAKEN, FILE_UNUSABLE (no library, disk full, folder in use), STORE_UNAVAILABLE (any other failure, with lines
     *     of the log that tell it, or not ready in time)
     */
    public static HBaseServer start(HBaseOptions options) {
        HBaseServer server = new HBaseServer(new ServerFolder(options.dataFolder()), HBaseLaunch.start(options));
        Runtime.getRuntime().addShutdownHook(server.hook);
        return server;
    }

    /** Where clients reach the ZooKeeper of the server that owns this folder now, started by whomever, if there is one. Waits for one that is being ended. */
    public static Optional<InetSocketAddress> find(Path dataFolder) {
        ServerFolder folder = new ServerFolder(dataFolder.toAbsolutePath().normalize());
        new EndingServer(folder).await(STOP_PATIENCE.plusSeconds(10));
        return folder.inUse()
                ? ServerState.read(folder.state()).map(state -> new InetSocketAddress(state.host(), state.port()))
                : Optional.empty();
    }

    /** Its ZooKeeper, where clients connect to first. */
    public InetSocketAddress contactPoint() {
        return new InetSocketAddress(started.state().host(), started.state().port());
    }

    /** The child's process id. */
    public long pid() {
        return started.process().pid();
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
            new EndingServer(folder).begins();
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
