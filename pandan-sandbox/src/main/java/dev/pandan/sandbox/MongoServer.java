package dev.pandan.sandbox;

import dev.pandan.sandbox.child.ChildMain;

/** A MongoDB-compatible test server (mongo-java-server on H2: one node, no transactions, not for production) in a child process. */
public final class MongoServer extends DatabaseServer {
    private MongoServer(StartedServer started) {
        super("mongodb", started);
    }

    /**
     * Starts a server and returns when it accepts connections.
     *
     * @throws dev.pandan.spec.error.PandanException PORT_TAKEN, FILE_UNUSABLE (no library, disk full, folder in use), STORE_UNAVAILABLE (any other failure, with the
     *     end of its log, or no answer in time)
     */
    public static MongoServer start(MongoOptions options) {
        MongoServer server = new MongoServer(MongoLaunch.start(options, ChildMain.ATTACHED));
        server.tie();
        return server;
    }
}
