package dev.pandan.benchmarks.database;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.pandan.sandbox.MongoOptions;
import dev.pandan.sandbox.MongoServer;
import dev.pandan.spec.project.StoreAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The MongoDB-compatible server that {@code embedded:mongodb} starts. */
public final class MongoDatabase implements Database {
    private final WorkFolder folder;
    private final MongoServer server;

    private MongoDatabase(WorkFolder folder) {
        this.folder = folder;
        this.server = MongoServer.start(MongoOptions.of(folder.library(), folder.path()));
    }

    static MongoDatabase start(Path home) {
        return new MongoDatabase(WorkFolder.of("mongodb", home));
    }

    @Override
    public String name() {
        return "MongoDB's stand-in";
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public StoreAddress address(String namespace) {
        InetSocketAddress at = server.contactPoint();
        List<String> hosts = List.of(at.getHostString() + ":" + at.getPort());
        return new StoreAddress("mongodb", false, hosts, namespace, Map.of("timeout", "60s"));
    }

    /** A client of the bare driver, which waits for the same as the store does. */
    public MongoClient client() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress(server.contactPoint()))))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .build());
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
