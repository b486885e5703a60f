package dev.pandan.sandbox;

import dev.pandan.sandbox.child.ChildMain;

/** A real Apache Cassandra node in a child process. */
public final class CassandraServer extends DatabaseServer {
    private CassandraServer(StartedServer started) {
        super("cassandra", started);
    }

    /**
     * Starts a server and returns when it answers CQL.
     *
     * @throws dev.pandan.spec.error.PandanException PORT_TAKEN, FILE_UNUSABLE (no library, disk full, folder in use), WRONG_RUNTIME
     *     (not a Java 17), STORE_UNAVAILABLE (any other failure, with the line of the log that tells it, or no answer in time)
     */
    public static CassandraServer start(CassandraOptions options) {
        CassandraServer server = new CassandraServer(CassandraLaunch.start(options, ChildMain.ATTACHED));
        server.tie();
        return server;
    }
}
