package dev.pandan.sandbox;

import dev.pandan.sandbox.child.ChildMain;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A Cassandra node that runs in the background, found again by its data folder.
 *
 * @param pid process id
 * @param contactPoint where drivers connect to
 * @param dataFolder the folder it owns
 */
public record DetachedCassandra(long pid, InetSocketAddress contactPoint, Path dataFolder) {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    /** Starts a server that outlives this process; see {@link CassandraServer#start} for what can go wrong. */
    public static DetachedCassandra start(CassandraOptions options) {
        CassandraLaunch.Started started = CassandraLaunch.start(options, ChildMain.DETACHED);
        return of(started.state(), started.folder().root());
    }

    /** The server that owns this folder now, started by whomever, if there is one. */
    public static Optional<DetachedCassandra> find(Path dataFolder) {
        ServerFolder folder = new ServerFolder(dataFolder.toAbsolutePath().normalize());
        if (!folder.inUse()) {
            return Optional.empty();
        }
        return ServerState.read(folder.state()).map(state -> of(state, folder.root()));
    }

    /** Stops it in good order, by force after 30 s. */
    public void stop() {
        ServerFolder folder = new ServerFolder(dataFolder);
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        // The process id may belong to someone else by now; the lock does not.
        if (process.isEmpty() || !folder.inUse()) {
            return;
        }
        ChildProcess.terminate(process.get(), STOP_PATIENCE);
        ServerState.read(folder.state())
                .filter(state -> !state.archive().isEmpty())
                .ifPresent(state -> ClassArchive.adopt(Path.of(state.archive())));
    }

    private static DetachedCassandra of(ServerState state, Path root) {
        return new DetachedCassandra(state.pid(), new InetSocketAddress(state.host(), state.port()), root);
    }
}
