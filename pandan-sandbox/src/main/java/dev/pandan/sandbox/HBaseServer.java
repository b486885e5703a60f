package dev.pandan.sandbox;

import dev.pandan.sandbox.child.ChildMain;

/** A real Apache HBase in a child process: ZooKeeper, master and region server in one, on the local file system, for tests and trials. */
public final class HBaseServer extends DatabaseServer {
    private HBaseServer(StartedServer started) {
        super("hbase", started);
    }

    /**
     * Starts a server and returns when its master is ready.
     *
     * @throws dev.pandan.spec.error.PandanException PORT_TAKEN, FILE_UNUSABLE (no library, disk full, folder in use), STORE_UNAVAILABLE (any other failure, with lines
     *     of the log that tell it, or not ready in time)
     */
    public static HBaseServer start(HBaseOptions options) {
        HBaseServer server = new HBaseServer(HBaseLaunch.start(options, ChildMain.ATTACHED));
        server.tie();
        return server;
    }
}
