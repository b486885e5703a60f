package dev.pandan.sandbox;

import dev.pandan.sandbox.child.ChildMain;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A database that runs in the background, found again by its data folder.
 *
 * @param kind of database: {@code cassandra}, {@code hbase}, {@code mongodb}; empty: started by an older version
 * @param pid process id
 * @param contactPoint where drivers connect to first; of HBase its ZooKeeper
 * @param dataFolder the folder it owns
 */
public record DetachedServer(String kind, long pid, InetSocketAddress contactPoint, Path dataFolder) {
    private static final Duration PATIENCE = DatabaseServer.STOP_PATIENCE.plusSeconds(10);

    /** Starts a server that outlives this process; see {@link CassandraServer#start} for what can go wrong. */
    public static DetachedServer start(CassandraOptions options) {
        return of(CassandraLaunch.start(options, ChildMain.DETACHED));
    }

    /** Starts a server that outlives this process; see {@link HBaseServer#start} for what can go wrong. */
    public static DetachedServer start(HBaseOptions options) {
        return of(HBaseLaunch.start(options, ChildMain.DETACHED));
    }

    /** Starts a server that outlives this process; see {@link MongoServer#start} for what can go wrong. */
    public static DetachedServer start(MongoOptions options) {
        return of(MongoLaunch.start(options, ChildMain.DETACHED));
    }

    /** The server that owns this folder now, of whatever kind and started by whomever, if there is one. Waits for one that is being ended. */
    public static Optional<DetachedServer> find(Path dataFolder) {
        ServerFolder folder = new ServerFolder(dataFolder.toAbsolutePath().normalize());
        new EndingServer(folder).await(PATIENCE);
        if (!folder.inUse()) {
            return Optional.empty();
        }
        return ServerState.read(folder.state()).map(state -> of(state, folder));
    }

    /** Stops it in good order, by force after 30 s. */
    public void stop() {
        ServerFolder folder = new ServerFolder(dataFolder);
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        // The process id may belong to someone else by now; the lock does not.
        if (process.isPresent() && folder.inUse()) {
            ServerState.read(folder.state()).ifPresent(state -> DatabaseServer.end(process.get(), folder, state));
        }
    }

    private static DetachedServer of(StartedServer started) {
        return of(started.state(), started.folder());
    }

    private static DetachedServer of(ServerState state, ServerFolder folder) {
        return new DetachedServer(state.kind(), state.pid(), state.contactPoint(), folder.root());
    }
}
