package dev.pandan.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import java.net.InetSocketAddress;
import org.h2.mvstore.MVStore;

/**
 * Main class of a MongoDB-compatible test server: mongo-java-server on an H2 store. Arguments: the file of the store, the address to listen on, the port.
 */
public final class ServerMain {
    private static final int CONNECTION_THREADS = 16;

    private ServerMain() {}

    public static void main(String[] arguments) {
        MVStore store = MVStore.open(arguments[0]);
        // Written when a client waits for it, not by a timer.
        store.setAutoCommitDelay(0);
        DurableBackend backend = new DurableBackend(store);
        backend.version(ServerVersion.MONGO_5_0);
        MongoServer server = new MongoServer(backend);
        server.bind(new InetSocketAddress(arguments[1], Integer.parseInt(arguments[2])), 1, CONNECTION_THREADS);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow, "pandan-mongodb-stop"));
    }
}
