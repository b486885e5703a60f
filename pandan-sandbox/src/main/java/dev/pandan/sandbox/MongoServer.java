package dev.pandan.sandbox;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A MongoDB-compatible test server (mongo-java-server on H2: one node, no transactions, not for production) in a child process that ends with this process, whatever
 * ends it.
 *
 * <p>Thread-safe. The data folder outlives the server: a later start on it finds everything that was acknowledged.
 */
public final class MongoServer implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final MongoLaunch.Started started;
    private final Thread hook;
    private final AtomicBoolean ended = new AtomicBoolean();

    private MongoServer(MongoLaunch.Started started) {
        this.started = started;
        this.hook = new Thread(this::end, "pandan-mongodb-stop");
    }

    /**
     * Starts a server and returns when it accepts connections.
     *
     * @throws dev.pandan.spec.error.PandanException PORT_TAKEN, FILE_UNUSABLE (no library, disk full, folder in use), STORE_UNAVAILABLE (any other failure, with the
     *     end of its log, or no answer in time)
     */
    public static MongoServer start(MongoOptions options) {
        MongoServer server = new MongoServer(MongoLaunch.start(options));
        Runtime.getRuntime().addShutdownHook(server.hook);
        return server;
    }

    /** Where drivers reach the server that owns this folder now, started by whomever, if there is one. */
    public static Optional<InetSocketAddress> find(Path dataFolder) {
        ServerFolder folder = new ServerFolder(dataFolder.toAbsolutePath().normalize());
        return folder.inUse()
                ? ServerState.read(folder.state()).map(state -> new InetSocketAddress(state.host(), state.port()))
                : Optional.empty();
    }

    /** Where drivers connect to. */
    public InetSocketAddress contactPoint() {
        return new InetSocketAddress(started.state().host(), started.state().port());
    }

    public long pid() {
        return started.process().pid();
    }

    /** Stops the server in good order, by force after 10 s. Does nothing the second time. */
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
