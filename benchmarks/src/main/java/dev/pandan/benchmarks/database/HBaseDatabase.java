package dev.pandan.benchmarks.database;

import dev.pandan.sandbox.HBaseOptions;
import dev.pandan.sandbox.HBaseServer;
import dev.pandan.spec.project.StoreAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.ConnectionFactory;

/** A real HBase on one node. */
public final class HBaseDatabase implements Database {
    private final WorkFolder folder;
    private final HBaseServer server;

    private HBaseDatabase(WorkFolder folder) {
        this.folder = folder;
        this.server = HBaseServer.start(HBaseOptions.of(folder.library(), folder.path()));
    }

    static HBaseDatabase start(Path home) {
        return new HBaseDatabase(WorkFolder.of("hbase", home));
    }

    @Override
    public String name() {
        return "HBase";
    }

    @Override
    public long pid() {
        return server.pid();
    }

    private String host() {
        return server.contactPoint().getHostString() + ":"
                + server.contactPoint().getPort();
    }

    @Override
    public StoreAddress address(String namespace) {
        return new StoreAddress("hbase", false, List.of(host()), namespace, Map.of("timeout", "60s"));
    }

    /** A connection of the bare client, tuned as the store tunes its own. */
    public AsyncConnection connection() {
        Configuration configuration = HBaseConfiguration.create();
        configuration.set("hbase.zookeeper.quorum", host());
        configuration.set("hbase.netty.worker.count", "2");
        return ConnectionFactory.createAsyncConnection(configuration).join();
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
